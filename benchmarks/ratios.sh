# Sourced by the scripts beside it: whole processes, paired with the first one in the same round; medians [min..max] of the ratios.
# It needs $work, a folder to write in, and $rounds. JAVA_HOME and JAVA25_HOME name the two JDKs.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java25=${JAVA25_HOME:-}/bin/java
quick=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData)
names=()
commands=()
[ -x "$java25" ] || echo "not measured: JDK 25 (JAVA25_HOME is not set)"

add() {
  names+=("$1")
  shift
  commands+=("$*")
}

# Ways to start a program: its name, a word for its cache's file, its arguments.
measure() {
  local name=$1 file=$work/$2
  shift 2
  add "$name, 17 plain" "$java" "$@"
  add "$name, 17 plain, quick options" "$java" "${quick[@]}" "$@"
  "$java" "${quick[@]}" -XX:ArchiveClassesAtExit="$file.jsa" "$@" >/dev/null 2>&1
  add "$name, 17 AppCDS" "$java" "${quick[@]}" -XX:SharedArchiveFile="$file.jsa" "$@"
  if [ -x "$java25" ]; then
    "$java25" "${quick[@]}" -XX:AOTCacheOutput="$file.aot" "$@" >/dev/null 2>&1
    add "$name, 25 AOT cache" "$java25" "${quick[@]}" -XX:AOTCache="$file.aot" "$@"
  fi
}

# One line a run: wall and processor time in microseconds.
run() {
  local before after
  before=${EPOCHREALTIME/[.,]/}
  { TIMEFORMAT='%U %S'; time eval "$1" >/dev/null 2>&1; } 2>"$work/time"
  after=${EPOCHREALTIME/[.,]/}
  LC_ALL=C awk -v wall=$((after - before)) '{ gsub(",", "."); print wall, int(($1 + $2) * 1000000) }' "$work/time"
}

# Runs all in turns, and prints the ratios to the first; $1 says what that is.
ratios() {
  local round index line wall cpu
  for ((round = 0; round <= rounds; round++)); do
    for index in "${!commands[@]}"; do
      line=$(run "${commands[$index]}")
      if [ "$round" -gt 0 ]; then
        echo "$line" >>"$work/$index"
      fi
    done
  done

  echo "load average $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || uptime), $rounds rounds"
  printf '%-46s %-26s %s\n' "" "wall, x $1" "processor time, x $1"
  for index in "${!names[@]}"; do
    wall=$(paste -d' ' "$work/0" "$work/$index" | LC_ALL=C awk '{ printf "%.3f\n", $3 / $1 }' | sort -n | LC_ALL=C awk '{ a[NR] = $1 } END { printf "%.2f [%.2f..%.2f]", a[int((NR + 1) / 2)], a[1], a[NR] }')
    cpu=$(paste -d' ' "$work/0" "$work/$index" | LC_ALL=C awk '{ printf "%.3f\n", $4 / ($2 ? $2 : 1) }' | sort -n | LC_ALL=C awk '{ a[NR] = $1 } END { printf "%.2f [%.2f..%.2f]", a[int((NR + 1) / 2)], a[1], a[NR] }')
    printf '%-46s %-26s %s\n' "${names[$index]}" "$wall" "$cpu"
  done
}
