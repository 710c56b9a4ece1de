package io.trade2026.sessions.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One YAML file whose uppermost thing is a map. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param path of the file
     * @param faults receives what is wrong with it
     * @return its map, empty when the file could not be read
     */
    public static YamlMap read(Path path, Faults faults) {
        return read(String.valueOf(path.getFileName()), path, faults);
    }

    /**
     * Reads a file.
     *
     * @param name to be shown in faults
     * @param path of the file
     * @param faults receives what is wrong with it
     * @return its map, empty when the file could not be read
     */
    public static YamlMap read(String name, Path path, Faults faults) {
        try {
            return parse(name, Files.readString(path), faults);
        } catch (IOException e) {
            faults.add(new Fault(name, 1, "", "cannot be read: " + e.getMessage()));
            return YamlMap.empty(name, faults);
        }
    }

    /**
     * Parses a text.
     *
     * @param name to be shown in faults
     * @param text YAML
     * @param faults receives what is wrong with it
     * @return its map, empty when the text is no map
     */
    public static YamlMap parse(String name, String text, Faults faults) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                return new YamlMap(name, "", map, faults);
            }
            faults.add(new Fault(name, 1, "", "must be a map of keys and values"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(name, line, "", "is no YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            faults.add(new Fault(name, 1, "", "is no YAML: " + e.getMessage()));
        }
        return YamlMap.empty(name, faults);
    }
}
