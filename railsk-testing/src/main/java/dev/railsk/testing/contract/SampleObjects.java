package dev.railsk.testing.contract;

/** Objects that several tests apply. */
final class SampleObjects {

    /**
     * Without pods, so that nothing but the object itself matters. Zeros that mean the default are left out: the real server
     * forgets them, and then takes the second owner of such a zero for one who changes it.
     */
    static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app, namespace: NAMESPACE}
            spec:
              replicas: 0
              minReadySeconds: 5
              selector: {matchLabels: {app: app}}
              template:
                metadata: {labels: {app: app}}
                spec:
                  containers:
                  - name: app
                    image: busybox:1.36
                    args: []
                    env: [{name: MODE, value: production}]
                  volumes:
                  - name: scratch
                    emptyDir: {}
            """;

    static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: app, namespace: NAMESPACE}
            spec:
              selector: {app: app}
              ports: [{name: http, port: 80}]
            """;

    static final String JOB =
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once, namespace: NAMESPACE, labels: {app: once}}
            spec:
              backoffLimit: 0
              template:
                metadata: {labels: {app: once}}
                spec:
                  restartPolicy: Never
                  containers:
                  - name: main
                    image: busybox:1.36
                    command: [sh, -c, echo migrated]
            """;

    private SampleObjects() {}
}
