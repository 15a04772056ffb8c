package dev.railsk.manifest.internal;

import dev.railsk.manifest.ManifestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML, and so JSON, into plain values, the way kubectl understands it. Says where a mistake is, never what is there. */
public final class YamlReader {

    /** Enough for any manifests: the API server takes 3 MiB a request. */
    private static final int LONGEST_TEXT = 32 << 20;

    private static final int LONGEST_SCALAR = 4 << 20;

    /** Enough for any manifests, and an end to text that multiplies itself with aliases. */
    private static final int MOST_VALUES = 1_000_000;

    private final String source;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int documents;
    private int values;
    private int deepest;

    private YamlReader(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /** A value that aliases may repeat: how many values it holds, itself included, and how many levels lie below it. */
    private record Anchored(@Nullable Object value, int size, int height) {}

    /**
     * One document of the stream that is not empty.
     *
     * @param number counted from 1, empty documents included
     * @param line the line of the stream where its content begins, counted from 1
     * @param value a map, list, string, number or boolean
     */
    public record Document(int number, int line, Object value) {}

    /**
     * Every document with content.
     *
     * @param source what the text is called in messages, such as its file's name; empty when it has none
     */
    public static List<Document> read(String yaml, String source) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        if (text.length() > LONGEST_TEXT) {
            throw new ManifestException(
                    "a text must have at most " + LONGEST_TEXT + " characters, but has " + text.length(),
                    source.isEmpty() ? "the text as a whole" : source,
                    "Split it.");
        }
        // With a smaller buffer, the time to read a long line grows with the square of its length.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(text.length() + 1)
                .build();
        YamlReader reader =
                new YamlReader(source, new Parse(settings).parseString(text).iterator());
        try {
            return reader.documents();
        } catch (MarkedYamlEngineException malformed) {
            throw reader.notWellFormed(malformed.getProblemMark().orElse(null), malformed.getProblem());
        } catch (ReaderException unreadable) {
            int line = lineOf(text, unreadable.getPosition());
            throw reader.notReadable(": a character that YAML does not allow", "line " + line);
        } catch (YamlEngineException unreadable) {
            throw reader.notWellFormed(null, null);
        }
    }

    private List<Document> documents() {
        List<Document> found = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                documents++;
                anchors.clear();
                Event content = events.next();
                Object value = value(content, 0);
                if (value != null) {
                    found.add(new Document(documents, line(content), value));
                }
            }
        }
        return found;
    }

    private @Nullable Object value(Event event, int depth) {
        addValues(event, 1);
        reach(event, depth);
        return switch (event.getEventId()) {
            case Scalar, MappingStart, SequenceStart -> written((NodeEvent) event, depth);
            case Alias -> repeated((AliasEvent) event, depth);
            default -> throw mistake(event, "YAML must have a value here", "Check the brackets and indents.");
        };
    }

    private @Nullable Object written(NodeEvent event, int depth) {
        int valuesBefore = values;
        int deepestBefore = deepest;
        deepest = depth;
        @Nullable Object value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar);
        } else {
            value = event.getEventId() == Event.ID.MappingStart ? map(depth + 1) : list(depth + 1);
        }
        Anchored anchored = new Anchored(value, values - valuesBefore + 1, deepest - depth);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, anchored));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private @Nullable Object repeated(AliasEvent event, int depth) {
        Anchored anchored = anchors.get(event.getAlias());
        if (anchored == null) {
            throw mistake(event, "an alias must follow its anchor, but there is none", "Write the anchor before it.");
        }
        addValues(event, anchored.size());
        reach(event, depth + anchored.height());
        return anchored.value();
    }

    private void addValues(Event event, int more) {
        values += more;
        if (values > MOST_VALUES) {
            throw mistake(
                    event,
                    "a text must hold at most " + MOST_VALUES + " values, those that aliases repeat included",
                    "Split it, or write out what is meant.");
        }
    }

    private void reach(Event event, int depth) {
        deepest = Math.max(deepest, depth);
        if (depth > Depth.MOST) {
            throw mistake(
                    event,
                    "values must lie at most " + Depth.MOST + " levels deep",
                    "Look for brackets without an end.");
        }
    }

    private @Nullable Object scalar(ScalarEvent event) {
        if (event.getValue().length() > LONGEST_SCALAR) {
            throw mistake(
                    event,
                    "a value must have at most " + LONGEST_SCALAR + " characters, but this one has "
                            + event.getValue().length(),
                    "Put large content into the image or a volume.");
        }
        String tag = event.getTag().orElse("");
        if (tag.isEmpty() || (tag.equals("!") && !event.isPlain())) {
            return event.isPlain() ? plain(event) : event.getValue();
        }
        return switch (tag) {
            case "!", "tag:yaml.org,2002:str" -> event.getValue();
            case "tag:yaml.org,2002:int",
                    "tag:yaml.org,2002:float",
                    "tag:yaml.org,2002:bool",
                    "tag:yaml.org,2002:null" -> PlainScalar.resolve(event.getValue());
            default ->
                throw mistake(event, "a value must not have a YAML tag of its own", "Write the value without the tag.");
        };
    }

    private @Nullable Object plain(ScalarEvent event) {
        String text = event.getValue();
        int dot = text.indexOf('.');
        if (dot == 0 || (dot == 1 && "+-".indexOf(text.charAt(0)) >= 0)) {
            String word = text.substring(dot + 1);
            if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("nan")) {
                throw mistake(event, "a number must be finite", "Put quotes around it if it is a text.");
            }
        }
        return PlainScalar.resolve(text);
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(value(event, depth));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<@Nullable Object> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (isMerge(event)) {
                merged.add(value(events.next(), depth));
                continue;
            }
            String key = key(event);
            Integer before = lines.put(key, line(event));
            if (before != null) {
                throw mistake(
                        event,
                        "a key must be written once, but this one is also on line " + before,
                        "Remove one of them.");
            }
            map.put(key, value(events.next(), depth));
        }
        merged.forEach(item -> merge(item, map));
        return map;
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    private static void merge(@Nullable Object source, Map<String, @Nullable Object> target) {
        if (source instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = (String) entry.getKey();
                if (!target.containsKey(key)) {
                    target.put(key, entry.getValue());
                }
            }
        } else if (source instanceof List<?> list) {
            list.forEach(item -> merge(item, target));
        }
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            Object key = value(scalar, 0);
            if (key != null) {
                return key instanceof Number && scalar.isPlain() && key instanceof Double
                        ? scalar.getValue()
                        : key.toString();
            }
        }
        throw mistake(event, "a key must be a string", "Put quotes around it, or look for a missing colon.");
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private ManifestException mistake(Event event, String fact, String nextStep) {
        return new ManifestException(fact, place("document " + documents + ", line " + line(event)), nextStep);
    }

    private ManifestException notWellFormed(@Nullable Mark mark, @Nullable String problem) {
        String place = "document " + Math.max(documents, 1);
        if (mark != null) {
            place += ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        }
        String known = problem != null && isHarmless(problem) ? ": " + problem : "";
        return notReadable(known, place);
    }

    private ManifestException notReadable(String problem, String place) {
        return new ManifestException(
                "the text could not be read as YAML" + problem,
                place(place),
                "Look at this line and the one before it.");
    }

    private String place(String within) {
        return source.isEmpty() ? within : source + ", " + within;
    }

    private static int lineOf(String text, int codePoints) {
        int line = 1;
        int passed = 0;
        for (int index = 0; index < text.length() && passed < codePoints; index++, passed++) {
            char unit = text.charAt(index);
            line += unit == '\n' ? 1 : 0;
            index += Character.isHighSurrogate(unit) ? 1 : 0;
        }
        return line;
    }

    /** The parser's own words have these characters only; with any other it quotes the text, which may be a secret. */
    private static boolean isHarmless(String problem) {
        for (int index = 0; index < problem.length(); index++) {
            char unit = problem.charAt(index);
            boolean letter = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
            if (!letter && " ,<>;".indexOf(unit) < 0) {
                return false;
            }
        }
        return true;
    }
}
