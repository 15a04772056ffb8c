package dev.railsk.migration;

import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import java.util.List;

/** A plan as a person ticks it off. */
final class Checklist {

    private static final int WIDTH = 100;
    private static final String INDENT = "        ";

    private final MigrationPlan plan;
    private final StringBuilder text = new StringBuilder();

    Checklist(MigrationPlan plan) {
        this.plan = plan;
    }

    String text() {
        List<PlanStep> steps = plan.steps();
        text.append(plan.title()).append('\n');
        if (!plan.database().equals(RailsLayout.DEFAULT.database())) {
            text.append("in the database ").append(plan.database()).append('\n');
        }
        text.append(count(steps)).append('\n');
        for (int index = 0; index < steps.size(); index++) {
            step(index + 1, steps.get(index));
        }
        return text.toString();
    }

    private static String count(List<PlanStep> steps) {
        int deploys = 0;
        int migrations = 0;
        for (PlanStep step : steps) {
            deploys += step instanceof DeployStep ? 1 : 0;
            migrations += step instanceof MigrateStep ? 1 : 0;
        }
        return steps.size()
                + (steps.size() == 1 ? " step, " : " steps, ")
                + deploys
                + (deploys == 1 ? " deploy, " : " deploys, ")
                + migrations
                + (migrations == 1 ? " migration" : " migrations");
    }

    private void step(int number, PlanStep step) {
        text.append("\n[ ] ").append(number < 10 ? " " : "").append(number).append(". ");
        text.append(step.title())
                .append("  (")
                .append(word(step))
                .append(": ")
                .append(step.id())
                .append(")\n");
        paragraph(step.reason());
        if (step instanceof CodeStep code) {
            for (Snippet snippet : code.snippets()) {
                snippet(snippet);
            }
        } else if (step instanceof MigrateStep migrate) {
            line(migrate.change() + "  in " + migrate.migration().path());
        } else if (step instanceof BackfillStep backfill) {
            line("$ " + String.join(" ", backfill.command()));
        } else if (step instanceof VerifyStep verify) {
            for (String each : verify.query().ruby().split("\n", 0)) {
                line(each);
            }
        }
    }

    private static String word(PlanStep step) {
        if (step instanceof MigrateStep migrate) {
            return migrate.phase() == MigrationPhase.PRE ? "migrate before the rollout" : "migrate after the rollout";
        }
        if (step instanceof CodeStep) {
            return "code";
        }
        if (step instanceof DeployStep) {
            return "deploy";
        }
        if (step instanceof BackfillStep) {
            return "backfill";
        }
        return step instanceof GateStep ? "gate" : "verify";
    }

    private void snippet(Snippet snippet) {
        text.append('\n');
        line(snippet.path().isEmpty() ? "Ruby:" : snippet.path() + ":");
        text.append('\n');
        for (String each : snippet.ruby().split("\n", 0)) {
            if (each.isEmpty()) {
                text.append('\n');
            } else {
                line("    " + each);
            }
        }
    }

    private void line(String line) {
        text.append(INDENT).append(line).append('\n');
    }

    private void paragraph(String words) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", 0)) {
            if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString());
    }
}
