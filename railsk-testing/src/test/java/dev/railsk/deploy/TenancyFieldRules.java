package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRule.added;
import static dev.railsk.deploy.FieldRule.replaced;
import static dev.railsk.deploy.ObjectNameRules.named;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.policy.Peer;
import java.util.List;

/** Fields by which an app shares its cluster. */
final class TenancyFieldRules {

    private static final String OUTLET = "NetworkPolicy parts-web /spec/egress/3";

    static final List<FieldRule> FIELDS = List.of(
            replaced(
                            "network",
                            OUTLET + "/to/0/ipBlock/cidr",
                            (app, value) -> app.networkPolicies(
                                    policies -> policies.outlet("mail", Peer.network((String) value), 25)),
                            "10.0.0.0/8",
                            "10.0.0.1/8",
                            "10.0.0.1/32",
                            "0.0.0.0/0",
                            "10.0.0.0",
                            "10.0.0.0/33",
                            "10.0.0.0/08",
                            "010.0.0.0/8",
                            "10.0.0/8",
                            "10.0.0.256/8",
                            "2001:db8::/32",
                            "::/0",
                            "1:2:3:4:5:6:7:8/128",
                            "1:2:3:4:5:6:7:8:9/128",
                            "2001:db8::/129",
                            "2001:db8/32",
                            "x",
                            "")
                    // The server still takes zeros in front, which some programs read as octal.
                    .refusing("10.0.0.0/08", "010.0.0.0/8"),
            replaced(
                    "outlet's port",
                    OUTLET + "/ports/0/port",
                    (app, value) -> app.networkPolicies(
                            policies -> policies.outlet("mail", Peer.network("10.0.0.0/8"), (Integer) value)),
                    0,
                    1,
                    65_535,
                    65_536,
                    -1),
            replaced(
                            "user",
                            "RoleBinding viewer /subjects/0/name",
                            (app, value) -> app.role(
                                    "viewer", viewer -> viewer.noSubjects().to(Subject.user((String) value))),
                            "jo",
                            "jo@acme.example",
                            "A b",
                            "",
                            " ")
                    // The server takes it, and nobody has that name.
                    .refusing(" "),
            added(
                    "pods of a quota",
                    "ResourceQuota parts /spec/hard/pods",
                    String::valueOf,
                    (app, value) -> app.quota(quota -> quota.pods((Integer) value)),
                    0,
                    1,
                    -1),
            named("ServiceAccount", (app, value) -> app.account(Account.own(value))),
            named("Role", (app, value) -> app.addRole(value, role -> role.may("get", "pods"))));

    private TenancyFieldRules() {}
}
