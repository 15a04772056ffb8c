#!/usr/bin/env bash
# The first words with an API server over HTTPS, paired with `kubectl get deploy,rs,pods` of the same namespace: medians [min..max].
#
#   mvn -B package -DskipTests            # once; kubectl is needed besides
#   KUBECONFIG=... benchmarks/first-call.sh [ROUNDS]
#
# Nothing is written: `status` reads the namespace of the demo's canary, which need not be there. JAVA_HOME and JAVA25_HOME name the two JDKs.
set -euo pipefail

rounds=${1:-15}
root=$(cd "$(dirname "$0")/.." && pwd)
demo=$root/samples/demoapp/target/demoapp.jar
if [ ! -f "$demo" ]; then
  echo "there is no $demo: run mvn -B package -DskipTests first" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
. "$root/benchmarks/ratios.sh"

add "kubectl get" "kubectl get deploy,rs,pods --namespace demoapp-canary"
measure "status" status -jar "$demo" status canary

ratios "kubectl get"
