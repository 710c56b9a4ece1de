package io.trade2026.sessions.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A map of a YAML file. Each key that is asked for becomes known; {@link #end()} refuses the others. One thread. */
public final class YamlMap {
    private static final Pattern CAMEL = Pattern.compile("-([a-z])");

    private final String file;
    private final String path;
    private final int line;
    private final Faults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    YamlMap(String file, String path, MappingNode node, Faults faults) {
        this.file = file;
        this.path = path;
        this.line = node.getStartMark().getLine() + 1;
        this.faults = faults;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int at = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (values.put(key, tuple.getValueNode()) != null) {
                faults.add(new Fault(file, at, join(key), "is there twice"));
            }
            lines.put(key, at);
        }
    }

    private YamlMap(String file, Faults faults) {
        this.file = file;
        this.path = "";
        this.line = 1;
        this.faults = faults;
    }

    static YamlMap empty(String file, Faults faults) {
        return new YamlMap(file, faults);
    }

    private String join(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /**
     * Tells a fault of a key.
     *
     * @param key of this map, there or not
     * @param problem what is allowed and what was there
     */
    public void fault(String key, String problem) {
        faults.add(new Fault(file, lines.getOrDefault(key, line), join(key), problem));
    }

    /**
     * Says whether a key is there.
     *
     * @param key of this map
     * @return whether it has a value
     */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /**
     * Makes a key known whose value is not read, since another fault was told of it.
     *
     * @param key of this map
     */
    public void pass(String key) {
        known.add(key);
    }

    /**
     * Returns the keys that are there.
     *
     * @return in the order of the file
     */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /**
     * Returns the keys that were asked for so far.
     *
     * @return sorted
     */
    public List<String> known() {
        return known.stream().sorted().toList();
    }

    /**
     * Returns where the map begins.
     *
     * @return line from 1 up
     */
    public int line() {
        return line;
    }

    private @Nullable String scalar(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault(key, "must be a single value");
        return null;
    }

    /**
     * Reads a value that must be there.
     *
     * @param key of this map
     * @param otherwise what to return after telling the fault
     * @return the text
     */
    public String required(String key, String otherwise) {
        String value = scalar(key);
        if (value == null || value.isEmpty()) {
            fault(key, "is missing");
            return otherwise;
        }
        return value;
    }

    /**
     * Reads a text.
     *
     * @param key of this map
     * @param otherwise what it is when absent
     * @return the text
     */
    public String text(String key, String otherwise) {
        String value = scalar(key);
        return value == null ? otherwise : value;
    }

    /**
     * Reads a whole number.
     *
     * @param key of this map
     * @param from smallest that is allowed
     * @param to largest that is allowed
     * @param otherwise what it is when absent; below {@code from}: it must be there
     * @return the number
     */
    public int integer(String key, int from, int to, int otherwise) {
        String value = scalar(key);
        if (value == null) {
            if (otherwise < from) {
                fault(key, "is missing");
            }
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below: the rule is the same.
        }
        fault(key, "must be a whole number from " + from + " to " + to + ", was '" + value + "'");
        return Math.max(from, otherwise);
    }

    /**
     * Reads a switch.
     *
     * @param key of this map
     * @param otherwise what it is when absent
     * @return true or false
     */
    public boolean flag(String key, boolean otherwise) {
        String value = scalar(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            fault(key, "must be true or false, was '" + value + "'");
        }
        return value.equals("true");
    }

    /**
     * Names the values of an enum as files spell them.
     *
     * @param values of the enum
     * @return lower case, with hyphens
     */
    public static List<String> spellings(Enum<?>[] values) {
        return Arrays.stream(values).map(YamlMap::spelling).toList();
    }

    private static String spelling(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Takes {@code lost-link} and, as keys are spelt, {@code lostLink}. */
    private static boolean spells(String text, Enum<?> value) {
        String spelling = spelling(value);
        return text.equals(spelling)
                || text.equals(
                        CAMEL.matcher(spelling).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT)));
    }

    /**
     * Reads one of a few words.
     *
     * @param key of this map
     * @param allowed values of the enum, spelt in lower case with hyphens
     * @param otherwise what it is when absent
     * @param <E> the enum
     * @return the value
     */
    public <E extends Enum<E>> E choice(String key, E[] allowed, E otherwise) {
        String value = scalar(key);
        E chosen = value == null ? otherwise : chosen(key, value, allowed);
        return chosen == null ? otherwise : chosen;
    }

    /**
     * Reads a list of a few words.
     *
     * @param key of this map
     * @param allowed values of the enum, spelt in lower case with hyphens
     * @param <E> the enum
     * @return empty when absent
     */
    public <E extends Enum<E>> List<E> choices(String key, E[] allowed) {
        List<E> read = new ArrayList<>();
        for (String value : texts(key)) {
            E chosen = chosen(key, value, allowed);
            if (chosen != null) {
                read.add(chosen);
            }
        }
        return read;
    }

    private <E extends Enum<E>> @Nullable E chosen(String key, String value, E[] allowed) {
        for (E candidate : allowed) {
            if (spells(value, candidate)) {
                return candidate;
            }
        }
        fault(key, "must be one of " + String.join(", ", spellings(allowed)) + ", was '" + value + "'");
        return null;
    }

    /**
     * Reads a value of any form.
     *
     * @param key of this map
     * @param otherwise what it is when absent or at fault
     * @param rule what to say is allowed
     * @param reader returns null for a text that is at fault
     * @param <T> what becomes of it
     * @return the value
     */
    public <T> T value(String key, T otherwise, String rule, Function<String, @Nullable T> reader) {
        String text = scalar(key);
        if (text == null) {
            return otherwise;
        }
        T value = reader.apply(text);
        if (value == null) {
            fault(key, "must be " + rule + ", was '" + text + "'");
            return otherwise;
        }
        return value;
    }

    /**
     * Reads a list of texts.
     *
     * @param key of this map
     * @return empty when absent
     */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node node : nodes(key)) {
            if (node instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                fault(key, "must be a list of single values");
            }
        }
        return texts;
    }

    /**
     * Reads a list of maps.
     *
     * @param key of this map
     * @return empty when absent
     */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        int index = 0;
        for (Node node : nodes(key)) {
            if (node instanceof MappingNode map) {
                maps.add(new YamlMap(file, join(key) + "[" + index + "]", map, faults));
            } else {
                fault(key, "must be a list of maps");
            }
            index++;
        }
        return maps;
    }

    /**
     * Reads a map.
     *
     * @param key of this map
     * @return null when absent
     */
    public @Nullable YamlMap map(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof MappingNode map) {
            return new YamlMap(file, join(key), map, faults);
        }
        fault(key, "must be a map");
        return null;
    }

    private List<Node> nodes(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(key, "must be a list");
        return List.of();
    }

    /** Refuses the keys that nobody asked for. */
    public void end() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                fault(key, "is no known key; known are " + String.join(", ", known()));
            }
        }
    }
}
