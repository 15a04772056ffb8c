package dev.railsk.deploy.internal.inventory;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oldest release that a rollback may bring back: a later migration took away what older code needs. It is raised before that migration
 * begins, and never lowered.
 *
 * @param release its number; 0 for none
 * @param contracts what was taken away, the oldest first
 */
public record RollbackFloor(int release, List<Contract> contracts) {

    /** Any release may come back. */
    public static final RollbackFloor NONE = new RollbackFloor(0, List.of());

    /** So many have a place beside thousands of objects. */
    private static final int MOST = 200;

    public RollbackFloor {
        contracts = List.copyOf(contracts);
    }

    /**
     * Something that a migration takes away, or may.
     *
     * @param version the migration's version; empty for a step of a plan that is no migration
     * @param release the number of the release that ran it
     * @param what in words, such as {@code remove_column posts.legacy}
     * @param columns the columns, each with its table, such as {@code posts.legacy}; empty where they are not known
     * @param place the file and line
     */
    public record Contract(String version, int release, String what, List<String> columns, String place) {
        public Contract {
            columns = List.copyOf(columns);
        }

        /** Such as {@code release 3 ran migration 20260301000001 (remove_column posts.legacy in db/migrate/..)}. */
        public String describe() {
            return version.isEmpty()
                    ? "release " + release + " has come to " + what
                    : "release " + release + " ran migration " + version + " (" + whatAndWhere() + ")";
        }

        /** What was taken away, and by which line. */
        public String whatAndWhere() {
            return what + " in " + place;
        }
    }

    /** The same, raised to this release. */
    RollbackFloor raised(int number, List<Contract> more) {
        Map<String, Contract> all = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            all.put(contract.version() + contract.what(), contract);
        }
        for (Contract contract : more) {
            all.putIfAbsent(contract.version() + contract.what(), contract);
        }
        List<Contract> kept = new ArrayList<>(all.values());
        return new RollbackFloor(Math.max(release, number), kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }

    /** What was taken away by this release or a later one. */
    public List<Contract> above(int number) {
        List<Contract> above = new ArrayList<>();
        for (Contract contract : contracts) {
            if (contract.release() > number) {
                above.add(contract);
            }
        }
        return above;
    }

    Map<String, Object> json() {
        List<Object> list = new ArrayList<>();
        for (Contract contract : contracts) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("version", contract.version());
            json.put("release", contract.release());
            json.put("what", contract.what());
            json.put("columns", contract.columns());
            json.put("place", contract.place());
            list.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("release", release);
        json.put("contracts", list);
        return json;
    }

    static RollbackFloor read(Tree json) {
        List<Contract> contracts = new ArrayList<>();
        for (Tree contract : json.at("contracts").items()) {
            List<String> columns = new ArrayList<>();
            contract.at("columns").items().forEach(column -> column.text().ifPresent(columns::add));
            contracts.add(new Contract(
                    contract.at("version").text().orElse(""),
                    number(contract),
                    contract.at("what").text().orElse(""),
                    columns,
                    contract.at("place").text().orElse("")));
        }
        return new RollbackFloor(number(json), contracts);
    }

    private static int number(Tree json) {
        return json.at("release").integer().orElse(0L).intValue();
    }
}
