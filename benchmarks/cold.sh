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
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
if [ ! -f "$demo" ]; then
  echo "there is no $demo: run mvn -B package -DskipTests first" >&2
  exit 2
fi

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
. "$root/benchmarks/ratios.sh"
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

main=dev.railsk.benchmarks.ColdRender
one=(-cp "$work/one.jar" "$main")
jars=(-cp "$path" "$main")
cli=(-jar "$demo" render canary --revision abcd123)

"$java" "${one[@]}" >"$work/one.yaml"
"$java" "${jars[@]}" | cmp - "$work/one.yaml"
"$java" "${cli[@]}" | cmp - "$work/one.yaml"

add "kubectl kustomize" "kubectl kustomize $tree"
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

ratios kustomize
