package dev.railsk.testing.cluster;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some of the calls on a cluster: those of one sort, about some objects, and of them some by their turn.
 *
 * <pre>{@code
 * Calls.list().about(ObjectKind.POD).after(1).times(4)
 * Calls.apply().named("shop-web")
 * }</pre>
 */
public final class Calls {

    /** What can be asked of a cluster. */
    enum Sort {
        VERSION,
        MAY,
        GET,
        LIST,
        WATCH,
        DRY_RUN,
        APPLY,
        CREATE,
        UPDATE,
        PATCH,
        DELETE,
        EXEC,
        LOG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Set<Sort> sorts;
    private final Optional<ObjectKind> kind;
    private final String name;
    private final int skipped;
    private final int most;

    private Calls(Set<Sort> sorts, Optional<ObjectKind> kind, String name, int skipped, int most) {
        this.sorts = sorts;
        this.kind = kind;
        this.name = name;
        this.skipped = skipped;
        this.most = most;
    }

    private static Calls of(Set<Sort> sorts) {
        return new Calls(sorts, Optional.empty(), "", 0, Integer.MAX_VALUE);
    }

    /** All calls. */
    public static Calls any() {
        return of(EnumSet.allOf(Sort.class));
    }

    /** Questions for the server's version, with which a deploy begins. */
    public static Calls version() {
        return of(EnumSet.of(Sort.VERSION));
    }

    /** Questions for rights. */
    public static Calls may() {
        return of(EnumSet.of(Sort.MAY));
    }

    /** Reads of one object. */
    public static Calls get() {
        return of(EnumSet.of(Sort.GET));
    }

    /** Reads of many objects; they have a kind, and no name. */
    public static Calls list() {
        return of(EnumSet.of(Sort.LIST));
    }

    /** Openings of watches; they have kinds, and no name. */
    public static Calls watch() {
        return of(EnumSet.of(Sort.WATCH));
    }

    /** Applies that only ask what would happen. */
    public static Calls dryRun() {
        return of(EnumSet.of(Sort.DRY_RUN));
    }

    /** Applies that write. */
    public static Calls apply() {
        return of(EnumSet.of(Sort.APPLY));
    }

    /** Creations. */
    public static Calls create() {
        return of(EnumSet.of(Sort.CREATE));
    }

    /** Replacements of whole objects. */
    public static Calls update() {
        return of(EnumSet.of(Sort.UPDATE));
    }

    /** Deletions. */
    public static Calls delete() {
        return of(EnumSet.of(Sort.DELETE));
    }

    /** Patches, with which fields change their owner. */
    public static Calls patch() {
        return of(EnumSet.of(Sort.PATCH));
    }

    /** Applies, creations, updates, patches and deletions, but no dry run. */
    public static Calls write() {
        return of(EnumSet.of(Sort.APPLY, Sort.CREATE, Sort.UPDATE, Sort.PATCH, Sort.DELETE));
    }

    /** Runs of programs in containers; their object is the Pod. */
    public static Calls exec() {
        return of(EnumSet.of(Sort.EXEC));
    }

    /** Reads of logs; their object is the Pod. */
    public static Calls log() {
        return of(EnumSet.of(Sort.LOG));
    }

    /** Of these the ones about objects of this kind. */
    public Calls about(ObjectKind objects) {
        return new Calls(sorts, Optional.of(objects), name, skipped, most);
    }

    /** Of these the ones about objects of this name. */
    public Calls named(String object) {
        return new Calls(sorts, kind, object, skipped, most);
    }

    /** Of these the ones after the first so many. */
    public Calls after(int calls) {
        return new Calls(sorts, kind, name, atLeast(0, calls), most);
    }

    /** Of these so many only. */
    public Calls times(int calls) {
        return new Calls(sorts, kind, name, skipped, atLeast(1, calls));
    }

    private static int atLeast(int least, int calls) {
        if (calls < least) {
            throw new IllegalArgumentException("the number of calls must be at least " + least + ", but was " + calls);
        }
        return calls;
    }

    /** Whether a call is one of these, whatever its turn. */
    boolean match(Sort sort, Optional<ObjectRef> object) {
        return sorts.contains(sort)
                && (kind.isEmpty() || object.map(ObjectRef::kind).equals(kind))
                && (name.isEmpty() || object.map(ObjectRef::name).equals(Optional.of(name)));
    }

    /** Whether it is the turn of a matching call that comes after so many others. */
    boolean isTurn(int before) {
        return before >= skipped && before - skipped < most;
    }

    /** Whether they are chosen by sort, whatever their objects. */
    boolean isOf(Sort sort) {
        return sorts.contains(sort);
    }

    /** The name that their objects have; empty for any. */
    String name() {
        return name;
    }

    /** In words: {@code apply of Deployment shop-web, after 2, at most 3}. */
    @Override
    public String toString() {
        String all = sorts.size() == Sort.values().length
                ? "any call"
                : sorts.stream().map(Sort::toString).collect(Collectors.joining(" or "));
        String objects = (kind.map(ObjectKind::kind).orElse("") + " " + name).strip();
        return all
                + (objects.isEmpty() ? "" : " of " + objects)
                + (skipped == 0 ? "" : ", after " + skipped)
                + (most == Integer.MAX_VALUE ? "" : ", at most " + most);
    }
}
