#!/usr/bin/env bash
# A deploy of the demo that changes nothing, in a warm VM, paired with `kubectl apply -k` and `kubectl rollout status` of the same objects:
# the median [min..max] of the ratios of their wall times.
#
#   mvn -B package -DskipTests            # once; kubectl is needed besides
#   KUBECONFIG=... benchmarks/no-op.sh CONTEXT [ROUNDS]
#
# It makes the namespaces demoapp-staging and railsk-no-op, and deletes them at the end. Pods must come up there: a node, or kwok's.
set -euo pipefail

context=${1:?the context is missing}
rounds=${2:-15}
root=$(cd "$(dirname "$0")/.." && pwd)
demo=$root/samples/demoapp/target/demoapp.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ ! -f "$demo" ]; then
  echo "there is no $demo: run mvn -B package -DskipTests first" >&2
  exit 2
fi
work=$(mktemp -d)
kubectl() { command kubectl --context "$context" "$@"; }
finish() {
  kubectl delete namespace demoapp-staging railsk-no-op --ignore-not-found --wait=false >/dev/null 2>&1 || true
  rm -r "$work"
}
trap finish EXIT

for namespace in demoapp-staging railsk-no-op; do
  kubectl create namespace "$namespace" >/dev/null
  kubectl create secret generic demoapp-secrets --namespace "$namespace" --from-literal=SECRET_KEY_BASE=a --from-literal=DATABASE_URL=b \
    --from-literal=REDIS_URL=c >/dev/null
  for pull in ghcr-k8s-pull dockerhub-k8s-pull; do
    kubectl create secret docker-registry "$pull" --namespace "$namespace" --docker-server=ghcr.io --docker-username=a --docker-password=b >/dev/null
  done
done

mkdir "$work/set" "$work/classes"
"$java" -jar "$demo" render staging --revision abcd123 >"$work/set/all.yaml"
printf 'namespace: railsk-no-op\nresources: [all.yaml]\n' >"$work/set/kustomization.yaml"
# The namespace itself is there, and not kubectl's to change.
javac -cp "$demo" -d "$work/classes" "$root/benchmarks/src/main/java/dev/railsk/benchmarks/NoOpDeploy.java"
workloads=$(kubectl apply -k "$work/set" -o name | grep '^deployment')
kubectl_once() {
  kubectl apply -k "$work/set" >/dev/null
  local workload
  for workload in $workloads; do kubectl rollout status "$workload" --namespace railsk-no-op >/dev/null; done
}
kubectl_once

coproc deploys { "$java" -cp "$work/classes:$demo" dev.railsk.benchmarks.NoOpDeploy "$context"; }
read -r answer <&"${deploys[0]}"
[ "$answer" = warm ] || { echo "the deploys did not begin: $answer" >&2; exit 1; }
for ((round = 0; round <= rounds; round++)); do
  before=${EPOCHREALTIME/[.,]/}
  kubectl_once
  after=${EPOCHREALTIME/[.,]/}
  echo >&"${deploys[1]}"
  read -r took <&"${deploys[0]}"
  [ "$took" != changed ] || { echo "a deploy changed something" >&2; exit 1; }
  if ((round > 0)); then echo "$took $((after - before))" >>"$work/times"; fi
done

echo "load average $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || uptime), $rounds rounds"
LC_ALL=C awk '{ printf "%.3f %d %d\n", $1 / $2, $1, $2 }' "$work/times" | sort -n |
  LC_ALL=C awk '{ r[NR] = $1; d += $2; k += $3 } END { printf "a deploy without a change: %.2f [%.2f..%.2f] x kubectl apply -k and rollout status (%.0f ms and %.0f ms on average)\n", r[int((NR + 1) / 2)], r[1], r[NR], d / NR / 1000, k / NR / 1000 }'
