package io.trade2026.tests.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a Dockerfile and is told only after minutes of building, or never. */
final class DockerfileRules {
    private static final Set<String> INSTRUCTIONS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final Pattern FROM = Pattern.compile("(\\S+)(?:\\s+(?:AS|as)\\s+(\\w+))?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path context;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> stages = new HashSet<>();
    private final Set<String> globalArguments = new HashSet<>();
    private final Set<String> namedArguments = new HashSet<>();
    private final Set<String> usedArguments = new HashSet<>();
    private Set<String> known = new HashSet<>();
    private boolean inStage;
    private String user = "root";
    private boolean hasEntrypoint;

    private DockerfileRules(Path context) {
        this.context = context;
    }

    /** Reads a Dockerfile and returns what is wrong with it when it is built in {@code context}. */
    static List<String> faults(Path dockerfile, Path context) throws IOException {
        DockerfileRules rules = new DockerfileRules(context);
        instructions(Files.readAllLines(dockerfile)).forEach(rules::instruction);
        rules.end();
        return rules.faults;
    }

    /** Returns the instructions with continued lines joined and comments left out. */
    private static List<String> instructions(List<String> lines) {
        List<String> instructions = new ArrayList<>();
        StringBuilder instruction = new StringBuilder();
        for (String line : lines) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            boolean goesOn = line.stripTrailing().endsWith("\\");
            instruction.append(goesOn ? line.substring(0, line.lastIndexOf('\\')) : line);
            if (!goesOn) {
                instructions.add(instruction.toString().strip());
                instruction.setLength(0);
            }
        }
        if (instruction.length() > 0) {
            instructions.add(instruction.toString().strip());
        }
        return instructions;
    }

    private void instruction(String line) {
        String[] parts = line.split("\\s+", 2);
        String word = parts[0].toUpperCase(Locale.ROOT);
        String rest = parts.length > 1 ? parts[1] : "";
        if (!INSTRUCTIONS.contains(word)) {
            faults.add("unknown instruction: " + line);
            return;
        }
        if (!inStage && !word.equals("ARG") && !word.equals("FROM")) {
            faults.add("before the first FROM: " + line);
        }
        if (!word.equals("RUN") && !word.equals("CMD") && !word.equals("ENTRYPOINT")) {
            variables(word, rest);
        }
        switch (word) {
            case "FROM" -> from(rest);
            case "ARG" -> argument(rest.split("=", 2)[0]);
            case "ENV" -> known.add(rest.split("=", 2)[0]);
            case "COPY", "ADD" -> copy(rest);
            case "USER" -> user = rest;
            case "CMD" -> json(word, rest);
            case "ENTRYPOINT" -> {
                hasEntrypoint = true;
                json(word, rest);
            }
            case "EXPOSE" -> expose(rest);
            default -> {}
        }
    }

    private void variables(String word, String rest) {
        for (Matcher variable = VARIABLE.matcher(rest); variable.find(); ) {
            String name = variable.group(1);
            Set<String> scope = word.equals("FROM") ? globalArguments : known;
            if (!scope.contains(name)) {
                faults.add(word + " " + rest + ": " + name + " is not an ARG or ENV of this place");
            }
            usedArguments.add(name);
        }
    }

    private void from(String rest) {
        Matcher from = FROM.matcher(rest);
        if (!from.matches()) {
            faults.add("FROM " + rest + ": not image [AS name]");
            return;
        }
        if (!from.group(1).contains(":") || from.group(1).endsWith(":latest")) {
            faults.add("FROM " + rest + ": no tag");
        }
        if (from.group(2) != null) {
            stages.add(from.group(2));
        }
        inStage = true;
        known = new HashSet<>();
        user = "root";
        hasEntrypoint = false;
    }

    private void argument(String name) {
        namedArguments.add(name);
        (inStage ? known : globalArguments).add(name);
        if (inStage && globalArguments.contains(name)) {
            known.add(name);
        }
    }

    private void copy(String rest) {
        List<String> words = new ArrayList<>(List.of(rest.split("\\s+", -1)));
        boolean fromStage = false;
        while (!words.isEmpty() && words.get(0).startsWith("--")) {
            String option = words.remove(0);
            if (option.startsWith("--from=")) {
                fromStage = true;
                String stage = option.substring("--from=".length());
                if (!stages.contains(stage)) {
                    faults.add("COPY " + rest + ": no stage " + stage);
                }
            }
        }
        if (words.size() < 2) {
            faults.add("COPY " + rest + ": no target");
            return;
        }
        for (String source : words.subList(0, words.size() - 1)) {
            if (!fromStage && !Files.exists(context.resolve(source))) {
                faults.add("COPY " + rest + ": no " + source + " in the context");
            }
        }
    }

    private void json(String word, String rest) {
        try {
            if (!JSON.readTree(rest).isArray()) {
                faults.add(word + " " + rest + ": not a list");
            }
        } catch (JsonProcessingException e) {
            faults.add(word + " " + rest + ": the shell form does not hand on signals; write a JSON list");
        }
    }

    private void expose(String rest) {
        for (String port : rest.split("\\s+", -1)) {
            if (!port.matches("[1-9]\\d{0,4}(/(tcp|udp))?")) {
                faults.add("EXPOSE " + rest + ": '" + port + "' is no port");
            }
        }
    }

    private void end() {
        if (!inStage) {
            faults.add("no FROM");
        }
        if (user.startsWith("root") || user.startsWith("0")) {
            faults.add("the image runs as root");
        }
        if (!hasEntrypoint) {
            faults.add("the image has no ENTRYPOINT");
        }
        for (String name : namedArguments) {
            if (!usedArguments.contains(name)) {
                faults.add("ARG " + name + ": never used");
            }
        }
    }
}
