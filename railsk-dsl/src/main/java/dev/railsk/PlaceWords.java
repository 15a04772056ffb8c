package dev.railsk;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.Spread;

/** Words for where pods run, and how they find names. */
abstract class PlaceWords extends SchemaWords implements SeldomConstants {

    PlaceWords() {}

    /** Whichever node: {@link Nodes#any}. */
    public static Nodes anyNode() {
        return Nodes.any();
    }

    /** Nodes with this kind of processor: {@link Nodes#arch}. */
    public static Nodes nodesOfArch(String name) {
        return Nodes.arch(name);
    }

    /** Nodes with this label, by the node selector: {@link Nodes#labelled}. */
    public static Nodes labelledNodes(String key, String value) {
        return Nodes.labelled(key, value);
    }

    /** Nodes whose label has one of these values: {@link NodeRule#in}. */
    public static NodeRule nodeLabelIn(String key, String... values) {
        return NodeRule.in(key, values);
    }

    /** Nodes whose label has none of these values: {@link NodeRule#notIn}. */
    public static NodeRule nodeLabelNotIn(String key, String... values) {
        return NodeRule.notIn(key, values);
    }

    /** Nodes that have the label: {@link NodeRule#exists}. */
    public static NodeRule nodeLabelExists(String key) {
        return NodeRule.exists(key);
    }

    /** Nodes that do not have the label: {@link NodeRule#absent}. */
    public static NodeRule nodeLabelAbsent(String key) {
        return NodeRule.absent(key);
    }

    /** Nodes whose label is a number above this one: {@link NodeRule#above}. */
    public static NodeRule nodeLabelAbove(String key, int number) {
        return NodeRule.above(key, number);
    }

    /** Nodes whose label is a number below this one: {@link NodeRule#below}. */
    public static NodeRule nodeLabelBelow(String key, int number) {
        return NodeRule.below(key, number);
    }

    /** A taint that pods put up with, by key and value: {@link Toleration#of(String, String)}. */
    public static Toleration toleration(String key, String value) {
        return Toleration.of(key, value);
    }

    /** A taint that pods put up with, by its key: {@link Toleration#of(String)}. */
    public static Toleration toleration(String key) {
        return Toleration.of(key);
    }

    /** All taints are put up with: {@link Toleration#everything}. */
    public static Toleration tolerationOfEverything() {
        return Toleration.everything();
    }

    /** Beside other pods: {@link Affinity#near}. */
    public static Affinity podAffinity(PodGroup others) {
        return Affinity.near(others);
    }

    /** Away from other pods: {@link Affinity#apart}. */
    public static Affinity podAntiAffinity(PodGroup others) {
        return Affinity.apart(others);
    }

    /** Beside the other pods of a claim: {@link Affinity#sharingClaim}. */
    public static Affinity sharingClaim(String claim) {
        return Affinity.sharingClaim(claim);
    }

    /** The pods of a workload, for affinity: {@link PodGroup#workload}. */
    public static PodGroup.OfWorkload workloadPods(String name) {
        return PodGroup.workload(name);
    }

    /** The pods with a label, for affinity: {@link PodGroup#labelled}. */
    public static PodGroup.Labelled labelledPods(String key, String value) {
        return PodGroup.labelled(key, value);
    }

    /** Spread over zones and hosts: {@link Spread#evenly}. */
    public static Spread evenSpread() {
        return Spread.evenly();
    }

    /** Spread over hosts by anti-affinity: {@link Spread#preferDifferentHosts}. */
    public static Spread preferDifferentHosts(String... labelKeys) {
        return Spread.preferDifferentHosts(labelKeys);
    }

    /** Spread over a topology, by a topology spread constraint: {@link Spread#over}. */
    public static Spread.Over spreadOver(String topology) {
        return Spread.over(topology);
    }

    /** Spread as the scheduler likes: {@link Spread#none}. */
    public static Spread noSpread() {
        return Spread.none();
    }

    /** The cluster's DNS: {@link Dns#ofCluster}. */
    public static Dns clusterDns() {
        return Dns.ofCluster();
    }

    /** A policy for DNS: {@link Dns#policy}. */
    public static Dns dnsPolicy(Dns.Policy policy) {
        return Dns.policy(policy);
    }

    /** A name server in place of the cluster's: {@link Dns#own}. */
    public static Dns ownDns(String nameserver) {
        return Dns.own(nameserver);
    }

    /** Names for an address, in the pods' hosts file: {@link HostAliases#of}. */
    public static HostAliases hostAliases(String address, String... names) {
        return HostAliases.of(address, names);
    }
}
