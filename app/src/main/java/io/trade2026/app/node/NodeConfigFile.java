package io.trade2026.app.node;

import io.trade2026.app.node.NodeConfig.DayPlan;
import io.trade2026.app.node.NodeConfig.Durability;
import io.trade2026.app.node.NodeConfig.Login;
import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfig.PostgresPlace;
import io.trade2026.app.node.NodeConfig.Seed;
import io.trade2026.app.process.StartFault;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sessions.AddressRange;
import io.trade2026.sessions.yaml.Fault;
import io.trade2026.sessions.yaml.Faults;
import io.trade2026.sessions.yaml.YamlFile;
import io.trade2026.sessions.yaml.YamlMap;
import io.trade2026.stores.postgres.PostgresSettings;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code node.yaml}. Relative paths in it count from the directory of the file. One thread. */
public final class NodeConfigFile {
    private static final int MAX_PORT = 65_535;
    private static final int CORE_PORTS = 10;
    private static final int FIX_PORT = 9880;
    private static final int VENUE_PORT = 9890;
    private static final int HTTP_PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final int CORE_PORT = 9780;
    private static final int POSTGRES_PORT = 15_432;
    private static final int NATS_PORT = 14_222;
    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql://[^/\\s@]+/[^\\s?/]+(\\?\\S*)?");
    private static final Pattern NATS_URL = Pattern.compile("(nats|tls)://[^/\\s@]+");
    private static final String ZONE = "a name of the time zone database such as America/New_York";
    private static final Pattern FEED = Pattern.compile("[A-Za-z0-9_-]{1,12}");

    private final Path directory;
    private final Predicate<Path> isReadable;
    private final Map<Integer, String> takenPorts = new HashMap<>();

    private enum PostgresKind {
        EMBEDDED,
        EXTERNAL
    }

    private enum NatsKind {
        EMBEDDED,
        EXTERNAL,
        NONE
    }

    private record Ports(int fix, int venue, int secondVenue, int http, int admin, int core) {}

    private NodeConfigFile(Path directory, Predicate<Path> isReadable) {
        this.directory = directory;
        this.isReadable = isReadable;
    }

    /**
     * Reads a file and checks it.
     *
     * @param file to be read
     * @param isReadable whether a file or directory that is named in it is there
     * @return what it says
     * @throws StartFault with all that is wrong, a line each: file, line, key, what is allowed and what was there
     */
    public static NodeConfig read(Path file, Predicate<Path> isReadable) {
        Path absolute = file.toAbsolutePath().normalize();
        Path directory = absolute.resolveSibling("");
        Faults faults = new Faults();
        YamlMap map = YamlFile.read(absolute, faults);
        if (!faults.isEmpty()) {
            throw fault(absolute, faults);
        }
        NodeConfig config = new NodeConfigFile(directory, isReadable).config(map);
        map.end();
        if (!faults.isEmpty()) {
            throw fault(absolute, faults);
        }
        return config;
    }

    private static StartFault fault(Path file, Faults faults) {
        return new StartFault("configuration " + file + " is at fault:\n"
                + faults.all().stream()
                        .sorted(Comparator.comparingInt(Fault::line))
                        .map(Fault::toString)
                        .collect(Collectors.joining("\n")));
    }

    private NodeConfig config(YamlMap map) {
        Path data = path(map.required("data", "data"));
        String host = map.value(
                "host",
                NodeConfig.LOOPBACK,
                "an address to listen on, such as 127.0.0.1, or 0.0.0.0 for every network of the machine",
                NodeConfigFile::host);
        Optional<Path> sessions = sessions(map);
        Seed seed = map.choice("seed", Seed.values(), Seed.NONE);
        Durability durability = map.choice("durability", Durability.values(), Durability.PAGE_CACHE);
        YamlMap portsMap = map.map("ports");
        Ports ports = ports(map, portsMap, seed);
        RolesPlan roles = new RolesSection((of, key, otherwise) -> port(map, of, key, otherwise), this::path)
                .read(map, portsMap, ports.fix, ports.core);
        if (portsMap != null) {
            portsMap.end();
        }
        PostgresPlace postgres = postgres(map);
        YamlMap natsMap = map.map("nats");
        NatsPlace nats = nats(map, natsMap);
        List<String> feeds = natsMap == null || nats instanceof NatsPlace.None ? List.of() : feeds(natsMap);
        if (natsMap != null) {
            natsMap.end();
        }
        NodePlan plan = new NodePlan(
                ports.fix,
                ports.venue,
                ports.secondVenue,
                ports.http,
                ports.admin,
                postgres instanceof PostgresPlace.Embedded own ? own.port() : 0,
                nats instanceof NatsPlace.Embedded own ? own.port() : 0,
                ports.core,
                feeds);
        return new NodeConfig(
                data,
                plan,
                host,
                sessions,
                seed,
                durability,
                postgres,
                nats,
                tradingDay(map),
                map.flag("mayRejectNext", false),
                map.choice("pace", Pace.values(), Pace.SHARED),
                roles,
                RetentionSettings.read(map),
                DiskSettings.read(map),
                WatchSection.read(map));
    }

    private Path path(String text) {
        return directory.resolve(text).normalize();
    }

    private static @Nullable String host(String text) {
        return text.indexOf('/') < 0 && AddressRange.parse(text) != null ? text : null;
    }

    private Optional<Path> sessions(YamlMap map) {
        String text = map.text("sessions", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path named = path(text);
        if (!isReadable.test(named)) {
            map.fault("sessions", "must be a directory that can be read, was '" + text + "'");
        }
        return Optional.of(named);
    }

    private static Optional<DayPlan> tradingDay(YamlMap root) {
        YamlMap day = root.map("tradingDay");
        if (day == null) {
            return Optional.empty();
        }
        ZoneId zone = required(day, "zone", ZONE, NodeConfigFile::zone, ZoneOffset.UTC);
        LocalTime rollAt =
                required(day, "rollAt", "a time of the day such as 17:30", NodeConfigFile::time, LocalTime.NOON);
        String calendar = day.text("calendar", "");
        day.end();
        return Optional.of(new DayPlan(zone, rollAt, calendar.isEmpty() ? Optional.empty() : Optional.of(calendar)));
    }

    private static <T> T required(
            YamlMap map, String key, String rule, Function<String, @Nullable T> reader, T otherwise) {
        if (!map.has(key)) {
            map.fault(key, "is missing; it is " + rule);
            return otherwise;
        }
        return map.value(key, otherwise, rule, reader);
    }

    private static @Nullable ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Ports ports(YamlMap root, @Nullable YamlMap ports, Seed seed) {
        return new Ports(
                port(root, ports, "ports.fix", FIX_PORT),
                seed == Seed.NONE ? VENUE_PORT : port(root, ports, "ports.venue", VENUE_PORT),
                seed == Seed.DEMO ? port(root, ports, "ports.secondVenue", VENUE_PORT + 1) : 0,
                port(root, ports, "ports.http", HTTP_PORT),
                port(root, ports, "ports.admin", ADMIN_PORT),
                ports == null ? CORE_PORT : ports.integer("core", 1, MAX_PORT - CORE_PORTS + 1, CORE_PORT));
    }

    /** Reads a TCP port, which must be no other's, also where it is not written down. */
    private int port(YamlMap root, @Nullable YamlMap map, String path, int otherwise) {
        String key = path.substring(path.indexOf('.') + 1);
        int port = map == null ? otherwise : map.integer(key, 1, MAX_PORT, otherwise);
        String before = takenPorts.putIfAbsent(port, path);
        if (before != null) {
            String problem = "must be a port of its own, but " + port + " is that of " + before + " too";
            if (map == null) {
                root.fault(path, problem);
            } else {
                map.fault(key, problem);
            }
        }
        return port;
    }

    private PostgresPlace postgres(YamlMap root) {
        YamlMap postgres = root.map("postgres");
        PostgresKind kind = postgres == null
                ? PostgresKind.EMBEDDED
                : postgres.choice("server", PostgresKind.values(), PostgresKind.EMBEDDED);
        PostgresPlace place = postgres != null && kind == PostgresKind.EXTERNAL
                ? new PostgresPlace.External(externalPostgres(postgres))
                : new PostgresPlace.Embedded(port(root, postgres, "postgres.port", POSTGRES_PORT));
        if (postgres != null) {
            postgres.end();
        }
        return place;
    }

    private PostgresSettings externalPostgres(YamlMap postgres) {
        String url = url(postgres, JDBC_URL, "jdbc:postgresql://HOST:PORT/DATABASE", "jdbc:postgresql://?/?");
        return new PostgresSettings(url, postgres.required("user", "?"), passwordFile(postgres));
    }

    private static String url(YamlMap map, Pattern allowed, String rule, String otherwise) {
        if (!map.has("url")) {
            map.fault("url", "is missing; it is " + rule);
            return otherwise;
        }
        return map.value(
                "url",
                otherwise,
                rule + ", without a login",
                text -> allowed.matcher(text).matches() ? text : null);
    }

    private Path passwordFile(YamlMap map) {
        String text = map.required("passwordFile", "");
        Path file = path(text);
        if (!text.isEmpty() && !isReadable.test(file)) {
            map.fault("passwordFile", "must be a file that can be read, was '" + text + "'");
        }
        return file;
    }

    private NatsPlace nats(YamlMap root, @Nullable YamlMap nats) {
        if (nats == null) {
            return new NatsPlace.Embedded(port(root, null, "nats.port", NATS_PORT));
        }
        return switch (nats.choice("server", NatsKind.values(), NatsKind.EMBEDDED)) {
            case NONE -> new NatsPlace.None();
            case EMBEDDED -> new NatsPlace.Embedded(port(root, nats, "nats.port", NATS_PORT));
            case EXTERNAL ->
                new NatsPlace.External(
                        url(nats, NATS_URL, "nats://HOST:PORT or tls://HOST:PORT", "nats://?"), natsLogin(nats));
        };
    }

    private Optional<Login> natsLogin(YamlMap nats) {
        String user = nats.text("user", "");
        if (user.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Login(user, passwordFile(nats)));
    }

    private static List<String> feeds(YamlMap nats) {
        List<String> feeds = nats.texts("feeds");
        for (String feed : feeds) {
            if (!FEED.matcher(feed).matches()) {
                nats.fault("feeds", "must be names of 1 to 12 letters, digits, '-' or '_', was '" + feed + "'");
            }
        }
        if (feeds.stream().distinct().count() != feeds.size()) {
            nats.fault("feeds", "must name each feed once, was " + feeds);
        }
        return feeds;
    }
}
