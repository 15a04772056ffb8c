#!/usr/bin/env bash
# Whole-process cold runs, paired with `kubectl kustomize` of the same tree: medians [min..max] of the ratios.
#
#   mvn -B package -DskipTests            # once; unzip, awk and kubectl are needed besides
#   benchmarks/cold.sh KUSTOMIZE_DIR [ROUNDS]
#
# JAVA_HOME and JAVA25_HOME name the two JDKs; HELM_CHART a chart and CDK8S a command of the same objects, if there are any.
set -euo pipefail

if [ $# -lt 1 ]; then
  echo "usage: $0 KUSTOMIZE_DIR [ROUNDS]" >&2
  exit 2
fi
tree=$1
rounds=${2:-15}
root=$(cd "$(dirname "$0")/.." && pwd)
demo=$root/samples/demoapp/target/demoapp.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
if [ ! -f "$demo" ]; then
  echo "there is no $demo: run mvn -B package -DskipTests first" >&2
  exit 2
fi

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
mkdir "$work/classes"
"$javac" --release 17 -cp "$demo" -d "$work/classes" \
  "$root/benchmarks/src/main/java/dev/railsk/benchmarks/ColdRender.java" \
  "$root/samples/demoapp/src/main/java/deploy/DemoApp.java"
"$jar" --create --file "$work/cold.jar" -C "$work/classes" .

# The program needs railsk-dsl and what that depends on, which come first in the demo's class path; the CLI needs all of it.
# As one jar it has no other jars to open, and none of their manifests to read.
libs=$(unzip -p "$demo" META-INF/MANIFEST.MF | tr -d '\r' | awk '/^Class-Path:/ { on = 1; sub("^Class-Path: ", ""); printf "%s", $0; next }
  on && /^ / { sub("^ ", ""); printf "%s", $0; next } { on = 0 }')
path=$work/cold.jar
mkdir "$work/one"
for lib in $libs; do
  case $lib in
    */railsk-runtime-*) break ;;
    *)
      path=$path:$root/samples/demoapp/target/$lib
      (cd "$work/one" && "$jar" --extract --file "$root/samples/demoapp/target/$lib")
      ;;
  esac
done
rm -rf "$work/one/META-INF"
"$jar" --create --no-compress --file "$work/one.jar" -C "$work/one" . -C "$work/classes" .

quick=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData)
main=dev.railsk.benchmarks.ColdRender
one=(-cp "$work/one.jar" "$main")
jars=(-cp "$path" "$main")
cli=(-jar "$demo" render canary --revision abcd123)

"$java" "${one[@]}" >"$work/one.yaml"
"$java" "${jars[@]}" | cmp - "$work/one.yaml"
"$java" "${cli[@]}" | cmp - "$work/one.yaml"

names=("kubectl kustomize")
commands=("kubectl kustomize $tree")
add() {
  names+=("$1")
  shift
  commands+=("$*")
}
java25=${JAVA25_HOME:-}/bin/java
[ -x "$java25" ] || echo "not measured: JDK 25 (JAVA25_HOME is not set)"
# Three ways to start a program: its name, a word for its cache's file, its arguments.
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
measure "program, one jar" one "${one[@]}"
measure "program, jars side by side" jars "${jars[@]}"
measure "render" cli "${cli[@]}"
if command -v helm >/dev/null && [ -n "${HELM_CHART:-}" ]; then
  add "helm template" helm template "$HELM_CHART"
else
  echo "not measured: helm (not installed, or HELM_CHART is not set)"
fi
if [ -n "${CDK8S:-}" ]; then
  add "cdk8s" "$CDK8S"
else
  echo "not measured: cdk8s (CDK8S is not set)"
fi

# One line a run: wall and processor time in microseconds.
run() {
  local before after
  before=${EPOCHREALTIME/[.,]/}
  { TIMEFORMAT='%U %S'; time eval "$1" >/dev/null 2>&1; } 2>"$work/time"
  after=${EPOCHREALTIME/[.,]/}
  LC_ALL=C awk -v wall=$((after - before)) '{ gsub(",", "."); print wall, int(($1 + $2) * 1000000) }' "$work/time"
}

for ((round = 0; round <= rounds; round++)); do
  for index in "${!commands[@]}"; do
    line=$(run "${commands[$index]}")
    if [ "$round" -gt 0 ]; then
      echo "$line" >>"$work/$index"
    fi
  done
done

echo "load average $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || uptime), $rounds rounds"
printf '%-46s %-26s %s\n' "" "wall, x kustomize" "processor time, x kustomize"
for index in "${!names[@]}"; do
  wall=$(paste -d' ' "$work/0" "$work/$index" | LC_ALL=C awk '{ printf "%.3f\n", $3 / $1 }' | sort -n | LC_ALL=C awk '{ a[NR] = $1 } END { printf "%.2f [%.2f..%.2f]", a[int((NR + 1) / 2)], a[1], a[NR] }')
  cpu=$(paste -d' ' "$work/0" "$work/$index" | LC_ALL=C awk '{ printf "%.3f\n", $4 / ($2 ? $2 : 1) }' | sort -n | LC_ALL=C awk '{ a[NR] = $1 } END { printf "%.2f [%.2f..%.2f]", a[int((NR + 1) / 2)], a[1], a[NR] }')
  printf '%-46s %-26s %s\n' "${names[$index]}" "$wall" "$cpu"
done
