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

    /** Enough for any manifests, and an end to text that multiplies itself with aliases. */
    private static final int MOST_VALUES = 2_000_000;

    private final Iterator<Event> events;
    private final Map<Anchor, @Nullable Object> anchors = new HashMap<>();
    private int documents;
    private int values;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * One document of the stream that is not empty.
     *
     * @param number counted from 1, empty documents included
     * @param line the line of the stream where its content begins, counted from 1
     * @param value a map, list, string, number or boolean
     */
    public record Document(int number, int line, Object value) {}

    /** Every document with content. */
    public static List<Document> read(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        YamlReader reader = new YamlReader(new Parse(settings).parseString(text).iterator());
        try {
            return reader.documents();
        } catch (MarkedYamlEngineException malformed) {
            throw reader.notWellFormed(malformed.getProblemMark().orElse(null), malformed.getProblem());
        } catch (ReaderException unreadable) {
            int line = lineOf(text, unreadable.getPosition());
            throw notReadable(": a character that YAML does not allow", "line " + line);
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
                Object value = value(content);
                if (value != null) {
                    found.add(new Document(documents, line(content), value));
                }
            }
        }
        return found;
    }

    private @Nullable Object value(Event event) {
        if (++values > MOST_VALUES) {
            throw mistake(event, "a text must hold at most " + MOST_VALUES + " values", "Split it.");
        }
        return switch (event.getEventId()) {
            case Scalar -> remember((ScalarEvent) event, scalar((ScalarEvent) event));
            case MappingStart -> remember((NodeEvent) event, map());
            case SequenceStart -> remember((NodeEvent) event, list());
            case Alias -> aliased((AliasEvent) event);
            default -> throw mistake(event, "YAML must have a value here", "Check the brackets and indents.");
        };
    }

    private @Nullable Object remember(NodeEvent event, @Nullable Object value) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
        return value;
    }

    private @Nullable Object aliased(AliasEvent event) {
        if (!anchors.containsKey(event.getAlias())) {
            throw mistake(event, "an alias must follow its anchor, but there is none", "Write the anchor before it.");
        }
        Object value = anchors.get(event.getAlias());
        count(event, value);
        return value;
    }

    private void count(Event event, @Nullable Object value) {
        if (++values > MOST_VALUES) {
            throw mistake(event, "aliases must not multiply a text beyond " + MOST_VALUES + " values", "Write it out.");
        }
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> count(event, item));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> count(event, item));
        }
    }

    private @Nullable Object scalar(ScalarEvent event) {
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

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(value(event));
        }
        return list;
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<@Nullable Object> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (isMerge(event)) {
                merged.add(value(events.next()));
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
            map.put(key, value(events.next()));
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
            Object key = value(scalar);
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
        return new ManifestException(fact, "document " + documents + ", line " + line(event), nextStep);
    }

    private ManifestException notWellFormed(@Nullable Mark mark, @Nullable String problem) {
        String place = "document " + Math.max(documents, 1);
        if (mark != null) {
            place += ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        }
        String known = problem != null && isHarmless(problem) ? ": " + problem : "";
        return notReadable(known, place);
    }

    private static ManifestException notReadable(String problem, String place) {
        return new ManifestException(
                "the text could not be read as YAML" + problem, place, "Look at this line and the one before it.");
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
