package dev.railsk.cli.internal.view;

import dev.railsk.deploy.TakenFields;

/** Fields that change their owner, for people: a few by name, many by number. */
final class TakenText {

    private static final int FEW = 3;

    private TakenText() {}

    static String of(TakenFields taken) {
        int number = taken.fields().size();
        return (number > FEW ? number + " fields" : String.join(", ", taken.fields())) + " of " + taken.manager();
    }
}
