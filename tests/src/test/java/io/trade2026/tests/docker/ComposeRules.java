package io.trade2026.tests.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The rules of the Compose specification that a file can break without anybody noticing before it is started. */
final class ComposeRules {
    private static final Set<String> TOP = Set.of("name", "services", "networks", "volumes", "secrets", "configs");
    private static final Set<String> SERVICE = Set.of(
            "build",
            "cap_add",
            "cap_drop",
            "command",
            "configs",
            "container_name",
            "cpus",
            "depends_on",
            "deploy",
            "entrypoint",
            "env_file",
            "environment",
            "expose",
            "extra_hosts",
            "healthcheck",
            "hostname",
            "image",
            "init",
            "labels",
            "logging",
            "mem_limit",
            "networks",
            "pids_limit",
            "platform",
            "ports",
            "profiles",
            "pull_policy",
            "read_only",
            "restart",
            "secrets",
            "security_opt",
            "shm_size",
            "stop_grace_period",
            "stop_signal",
            "sysctls",
            "tmpfs",
            "ulimits",
            "user",
            "volumes",
            "working_dir");
    private static final Set<String> HEALTH =
            Set.of("test", "interval", "timeout", "retries", "start_period", "start_interval", "disable");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");
    private static final Pattern DURATION = Pattern.compile("(\\d+(us|ms|s|m|h))+");
    private static final Pattern BYTES = Pattern.compile("\\d+(b|k|kb|m|mb|g|gb)");
    private static final Pattern RESTART = Pattern.compile("no|always|unless-stopped|on-failure(:\\d+)?");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9./_-]+:(?!latest$)[\\w.${}:-]+");
    private static final Pattern PORT = Pattern.compile("([\\d.]+):(\\d+):(\\d+)(/(tcp|udp))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\$|\\{(\\w+)((:?[-?+])[^}]*)?\\}|\\w+|.|$)");

    private final Path file;
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private ComposeRules(Path file) {
        this.file = file;
        this.folder = file.toAbsolutePath().resolveSibling("");
    }

    /** Reads a compose file and returns what is wrong with it, in the order of the file. */
    static List<String> faults(Path file) throws IOException {
        ComposeRules rules = new ComposeRules(file);
        rules.check();
        return rules.faults;
    }

    private void check() throws IOException {
        String text = Files.readString(file);
        variables(text);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            faults.add("not YAML: " + e.getMessage());
            return;
        }
        Map<String, @Nullable Object> top = mapping("the file", root);
        known("the file", top, TOP);
        Map<String, @Nullable Object> services = mapping("services", top.get("services"));
        if (services.isEmpty()) {
            faults.add("services: none");
        }
        for (String kind : List.of("volumes", "networks", "secrets")) {
            mapping(kind, top.get(kind)).forEach((name, value) -> declaration(kind, name, value));
        }
        services.forEach((name, value) -> service(name, mapping("services." + name, value), top, services));
        services.keySet().forEach(name -> circle(name, name, services, new HashSet<>()));
        for (String kind : List.of("volumes", "networks", "secrets")) {
            for (String name : mapping(kind, top.get(kind)).keySet()) {
                if (!used.contains(kind + "." + name)) {
                    faults.add(kind + "." + name + ": declared, but no service uses it");
                }
            }
        }
    }

    private void declaration(String kind, String name, @Nullable Object value) {
        Map<String, @Nullable Object> body = value == null ? Map.of() : mapping(kind + "." + name, value);
        if (kind.equals("secrets") && !(body.containsKey("file") || body.containsKey("environment"))) {
            faults.add("secrets." + name + ": neither file nor environment");
        }
    }

    private void service(
            String name,
            Map<String, @Nullable Object> service,
            Map<String, @Nullable Object> top,
            Map<String, @Nullable Object> services) {
        String where = "services." + name;
        known(where, service, SERVICE);
        if (!service.containsKey("image") && !service.containsKey("build")) {
            faults.add(where + ": neither image nor build");
        }
        matches(where + ".image", service.get("image"), IMAGE, "name:tag with a tag other than latest");
        matches(where + ".restart", service.get("restart"), RESTART, "no, always, unless-stopped or on-failure[:n]");
        matches(where + ".shm_size", service.get("shm_size"), BYTES, "a size such as 1gb");
        matches(where + ".stop_grace_period", service.get("stop_grace_period"), DURATION, "a duration such as 30s");
        build(where, service.get("build"));
        for (Object port : list(where + ".ports", service.get("ports"))) {
            port(where, String.valueOf(port));
        }
        for (Object volume : list(where + ".volumes", service.get("volumes"))) {
            volume(where, String.valueOf(volume), top);
        }
        references(where, "secrets", service.get("secrets"), top);
        references(where, "networks", service.get("networks"), top);
        healthcheck(where, service.get("healthcheck"));
        dependencies(where, service.get("depends_on"), services);
    }

    private void build(String where, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Map<String, @Nullable Object> build = mapping(where + ".build", value);
        Path context = folder.resolve(String.valueOf(build.get("context"))).normalize();
        Path dockerfile = context.resolve(String.valueOf(build.getOrDefault("dockerfile", "Dockerfile")));
        if (!Files.isDirectory(context)) {
            faults.add(where + ".build.context: no folder " + context);
        } else if (!Files.isRegularFile(dockerfile)) {
            faults.add(where + ".build.dockerfile: no file " + dockerfile);
        }
    }

    private void port(String where, String text) {
        Matcher port = PORT.matcher(text);
        if (!port.matches()) {
            faults.add(where + ".ports: '" + text + "' is not address:port:port");
            return;
        }
        if (!port.group(1).equals("127.0.0.1")) {
            faults.add(where + ".ports: '" + text + "' opens a port beyond 127.0.0.1");
        }
        for (int side = 2; side <= 3; side++) {
            int number = Integer.parseInt(port.group(side));
            if (number < 1 || number > 65_535) {
                faults.add(where + ".ports: '" + text + "' has no port " + number);
            }
        }
        if (!used.add("port " + port.group(2))) {
            faults.add(where + ".ports: " + port.group(2) + " of the host is taken by another service");
        }
    }

    private void volume(String where, String text, Map<String, @Nullable Object> top) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || !parts[1].startsWith("/")) {
            faults.add(where + ".volumes: '" + text + "' is not source:/target[:ro]");
            return;
        }
        if (parts.length == 3 && !Set.of("ro", "rw").contains(parts[2])) {
            faults.add(where + ".volumes: '" + text + "' has an unknown mode " + parts[2]);
        }
        if (parts[0].startsWith(".") || parts[0].startsWith("/")) {
            if (!Files.exists(folder.resolve(parts[0]))) {
                faults.add(where + ".volumes: no file " + parts[0]);
            }
        } else {
            reference(where, "volumes", parts[0], top);
        }
    }

    private void references(String where, String kind, @Nullable Object value, Map<String, @Nullable Object> top) {
        for (Object name : list(where + "." + kind, value)) {
            reference(where, kind, String.valueOf(name), top);
        }
    }

    private void reference(String where, String kind, String name, Map<String, @Nullable Object> top) {
        used.add(kind + "." + name);
        if (!mapping(kind, top.get(kind)).containsKey(name)) {
            faults.add(where + "." + kind + ": '" + name + "' is not declared");
        }
    }

    private void healthcheck(String where, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Map<String, @Nullable Object> health = mapping(where + ".healthcheck", value);
        known(where + ".healthcheck", health, HEALTH);
        List<Object> test = list(where + ".healthcheck.test", health.get("test"));
        if (test.size() < 2 || !Set.of("CMD", "CMD-SHELL").contains(String.valueOf(test.get(0)))) {
            faults.add(where + ".healthcheck.test: must be a list that begins with CMD or CMD-SHELL");
        }
        for (String key : List.of("interval", "timeout", "start_period", "start_interval")) {
            matches(where + ".healthcheck." + key, health.get(key), DURATION, "a duration such as 5s");
        }
        if (!(health.getOrDefault("retries", 1) instanceof Integer)) {
            faults.add(where + ".healthcheck.retries: must be a whole number");
        }
    }

    private void dependencies(String where, @Nullable Object value, Map<String, @Nullable Object> services) {
        if (value == null) {
            return;
        }
        mapping(where + ".depends_on", value).forEach((name, body) -> {
            Object condition = mapping(where + ".depends_on." + name, body).get("condition");
            if (!services.containsKey(name)) {
                faults.add(where + ".depends_on: no service '" + name + "'");
            } else if (!CONDITIONS.contains(String.valueOf(condition))) {
                faults.add(where + ".depends_on." + name + ": unknown condition '" + condition + "'");
            } else if ("service_healthy".equals(condition)
                    && !mapping(name, services.get(name)).containsKey("healthcheck")) {
                faults.add(where + ".depends_on." + name + ": is never healthy, it has no healthcheck");
            }
        });
    }

    private void circle(String start, String at, Map<String, @Nullable Object> services, Set<String> seen) {
        Object value =
                services.get(at) == null ? null : mapping(at, services.get(at)).get("depends_on");
        for (String next : value == null ? Set.<String>of() : mapping(at, value).keySet()) {
            if (next.equals(start)) {
                faults.add("services." + start + ".depends_on: goes in a circle");
            } else if (seen.add(next)) {
                circle(start, next, services, seen);
            }
        }
    }

    /** Each variable that Compose replaces needs a value: a default in place, or a line in {@code .env}. */
    private void variables(String text) throws IOException {
        Set<String> defined = new HashSet<>();
        if (Files.exists(folder.resolve(".env"))) {
            Files.readAllLines(folder.resolve(".env")).forEach(line -> defined.add(line.split("=", 2)[0].trim()));
        }
        String withoutComments = text.replaceAll("(?m)^\\s*#.*$", "");
        for (Matcher variable = VARIABLE.matcher(withoutComments); variable.find(); ) {
            String name = variable.group(2);
            if (variable.group(1).equals("$")) {
                continue;
            }
            if (name == null) {
                faults.add("'" + variable.group() + "': a bare $ is replaced by Compose; write $$ for the shell's");
            } else if (!defined.contains(name) && !":-".equals(variable.group(4)) && !"-".equals(variable.group(4))) {
                faults.add("${" + name + "}: has no default and no line in .env");
            }
        }
    }

    private void matches(String where, @Nullable Object value, Pattern pattern, String what) {
        if (value != null && !pattern.matcher(String.valueOf(value)).matches()) {
            faults.add(where + ": must be " + what + ", was '" + value + "'");
        }
    }

    private void known(String where, Map<String, @Nullable Object> mapping, Set<String> keys) {
        for (String key : new TreeSet<>(mapping.keySet())) {
            if (!keys.contains(key) && !key.startsWith("x-")) {
                faults.add(where + ": unknown key '" + key + "'");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> mapping(String where, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        faults.add(where + ": must be a mapping, was '" + value + "'");
        return Map.of();
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String where, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        faults.add(where + ": must be a list, was '" + value + "'");
        return List.of();
    }
}
