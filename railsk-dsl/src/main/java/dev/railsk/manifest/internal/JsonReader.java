package dev.railsk.manifest.internal;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON token by token: nothing is dropped, neither empty lists nor nulls, and no model class is loaded. Kept in a class of
 * its own, so that a render does not load Jackson.
 */
public final class JsonReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The one value of a text; absent when it is blank. */
    public static Tree read(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new JsonReader(parser).document();
        } catch (StreamConstraintsException tooMuch) {
            throw unreadable("a JSON text must be at most 500 levels deep, and a number 1000 digits long", null);
        } catch (JacksonException malformed) {
            // Its message and its cause quote the text, which may be a secret.
            throw unreadable("the text could not be read as JSON", malformed.getLocation());
        }
    }

    private Tree document() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return Tree.absent();
        }
        Object value = value(token);
        if (parser.nextToken() != null) {
            throw unreadable(
                    "a JSON text must hold one value, but there is more after it", parser.currentTokenLocation());
        }
        return Tree.of(value);
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            map.put(name, value(parser.nextToken()));
        }
        return map;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token));
        }
        return list;
    }

    private static ManifestException unreadable(String fact, @Nullable TokenStreamLocation location) {
        String place = location == null || location.getLineNr() < 1
                ? "the text as a whole"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new ManifestException(fact, place, "Look at this place and what stands before it.");
    }
}
