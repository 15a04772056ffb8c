package dev.railsk.definition;

import dev.railsk.observe.Metrics;
import java.util.Optional;

/**
 * How an app is measured and told apart.
 *
 * @param metrics where its containers tell their metrics; empty where they tell none
 * @param hasRecommendedLabels whether its objects have the labels that Kubernetes recommends
 */
public record Observability(Optional<Metrics> metrics, boolean hasRecommendedLabels) {}
