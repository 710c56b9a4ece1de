package io.trade2026.sessions;

import io.trade2026.sessions.OverlayRule.Default;
import io.trade2026.sessions.OverlayRule.Forbid;
import io.trade2026.sessions.OverlayRule.MapValue;
import io.trade2026.sessions.OverlayRule.Rename;
import io.trade2026.sessions.OverlayRule.Require;
import io.trade2026.sessions.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the overlay of a counterparty and tells where it contradicts itself. */
final class OverlayReader {
    /** Fields that the session layer lives by: header, trailer and messages of the session. */
    private static final Set<Integer> OF_THE_SESSION = Set.of(
            7, 8, 9, 10, 16, 34, 35, 36, 43, 45, 49, 52, 56, 89, 90, 91, 93, 95, 96, 97, 98, 108, 112, 122, 123, 141,
            347, 369, 371, 372, 373, 383, 384, 385, 464, 553, 554, 789, 1128, 1129, 1130, 1131, 1137, 1156, 1400, 1404,
            1409);

    private static final Pattern MSG_TYPE = Pattern.compile("\\*|[A-Za-z0-9]{1,3}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1,64}");
    private static final String TAG = "a tag: a whole number from 1 up";

    private final YamlMap overlay;
    private final List<Integer> customTags;
    private final Map<Integer, Integer> renames = new TreeMap<>();
    /** What a field of a message is already subject to: kind of rule by message type and tag. */
    private final Map<Integer, Map<String, String>> checked = new TreeMap<>();

    private OverlayReader(YamlMap overlay, List<Integer> customTags) {
        this.overlay = overlay;
        this.customTags = customTags;
    }

    static Overlay read(YamlMap words, List<Integer> customTags) {
        YamlMap overlay = words.map("overlay");
        if (overlay == null) {
            return Overlay.NONE;
        }
        Overlay read = new OverlayReader(overlay, customTags).overlay();
        overlay.end();
        return read;
    }

    /** A tag; 0 when a text is none. */
    static int tag(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Overlay overlay() {
        List<OverlayRule> rules = new ArrayList<>(renames());
        rules.addAll(mapped());
        rules.addAll(defaults());
        for (Map.Entry<String, List<Integer>> required : tags("require").entrySet()) {
            required.getValue().forEach(tag -> rules.add(new Require(required.getKey(), tag)));
        }
        for (Map.Entry<String, List<Integer>> forbidden : tags("forbid").entrySet()) {
            forbidden.getValue().forEach(tag -> rules.add(new Forbid(forbidden.getKey(), tag)));
        }
        return new Overlay(rules);
    }

    private List<Rename> renames() {
        YamlMap map = overlay.map("rename");
        List<Rename> read = new ArrayList<>();
        if (map == null) {
            return read;
        }
        for (String key : map.keys()) {
            String value = map.required(key, "");
            int theirs = tag(key);
            int ours = tag(value);
            if (theirs == 0 || ours == 0) {
                map.fault(key, "must be THEIR_TAG: OUR_TAG, was " + key + ": '" + value + "'");
            } else if (OF_THE_SESSION.contains(theirs) || OF_THE_SESSION.contains(ours)) {
                int tag = OF_THE_SESSION.contains(theirs) ? theirs : ours;
                map.fault(key, "must not rename " + tag + ", a tag that the session layer lives by");
            } else if (theirs == ours) {
                map.fault(key, "must be two different tags");
            } else if (renames.containsValue(ours)) {
                map.fault(key, "must not clash, but another tag is renamed to " + ours + " too");
            } else if (customTags.contains(theirs)) {
                map.fault(key, "must not be one of customTags, which are tags after renaming");
            } else {
                renames.put(theirs, ours);
                read.add(new Rename(theirs, ours));
            }
        }
        return read;
    }

    private List<MapValue> mapped() {
        List<MapValue> read = new ArrayList<>();
        for (Map.Entry<String, YamlMap> byType : byMsgType("map").entrySet()) {
            YamlMap fields = byType.getValue();
            for (String key : fields.keys()) {
                YamlMap values = fields.map(key);
                int tag = tag(fields, key, byType.getKey(), "map");
                if (values != null && tag > 0) {
                    read.add(new MapValue(byType.getKey(), tag, oneToOne(fields, key, values)));
                }
            }
        }
        return read;
    }

    private static Map<String, String> oneToOne(YamlMap fields, String key, YamlMap values) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String theirs : values.keys()) {
            String ours = values.required(theirs, "");
            if (read.containsValue(ours)) {
                values.fault(theirs, "must be one to one, but another value stands for '" + ours + "' too");
            } else if (isValue(values, theirs, theirs) && isValue(values, theirs, ours)) {
                read.put(theirs, ours);
            }
        }
        if (values.keys().isEmpty()) {
            fields.fault(key, "must map at least one value");
        }
        return read;
    }

    private List<Default> defaults() {
        List<Default> read = new ArrayList<>();
        for (Map.Entry<String, YamlMap> byType : byMsgType("default").entrySet()) {
            YamlMap fields = byType.getValue();
            for (String key : fields.keys()) {
                String value = fields.required(key, "");
                int tag = tag(fields, key, byType.getKey(), "default");
                if (tag > 0 && isValue(fields, key, value)) {
                    read.add(new Default(byType.getKey(), tag, value));
                }
            }
        }
        return read;
    }

    private static boolean isValue(YamlMap map, String key, String value) {
        boolean is = VALUE.matcher(value).matches();
        if (!is && !value.isEmpty()) {
            map.fault(key, "must be 1 to 64 printable characters, was '" + value + "'");
        }
        return is;
    }

    private Map<String, List<Integer>> tags(String kind) {
        Map<String, List<Integer>> read = new LinkedHashMap<>();
        YamlMap map = overlay.map(kind);
        if (map == null) {
            return read;
        }
        for (String msgType : map.keys()) {
            isMsgType(map, msgType);
            Set<Integer> tags = new TreeSet<>();
            for (String text : map.texts(msgType)) {
                int tag = tag(map, msgType, text, msgType, kind);
                if (tag > 0 && !tags.add(tag)) {
                    map.fault(msgType, "must name each tag once, but " + tag + " is there twice");
                }
            }
            read.put(msgType, new ArrayList<>(tags));
        }
        return read;
    }

    private Map<String, YamlMap> byMsgType(String kind) {
        Map<String, YamlMap> read = new LinkedHashMap<>();
        YamlMap map = overlay.map(kind);
        if (map == null) {
            return read;
        }
        for (String msgType : map.keys()) {
            YamlMap fields = map.map(msgType);
            if (isMsgType(map, msgType) && fields != null) {
                read.put(msgType, fields);
            }
        }
        return read;
    }

    private static boolean isMsgType(YamlMap map, String key) {
        boolean is = MSG_TYPE.matcher(key).matches();
        if (!is) {
            map.fault(key, "must be a MsgType(35), or \"*\" for every message, was '" + key + "'");
        }
        return is;
    }

    private int tag(YamlMap fields, String key, String msgType, String kind) {
        return tag(fields, key, key, msgType, kind);
    }

    /** A tag that a rule may be about; 0 after telling why not. */
    private int tag(YamlMap map, String key, String text, String msgType, String kind) {
        int tag = tag(text);
        Integer renamed = renames.get(tag);
        String clash = tag == 0 ? null : clash(tag, msgType, kind);
        if (tag == 0) {
            map.fault(key, "must be " + TAG + ", was '" + text + "'");
        } else if (OF_THE_SESSION.contains(tag)) {
            map.fault(key, "must not be about " + tag + ", a tag that the session layer lives by");
        } else if (renamed != null && !renames.containsValue(tag)) {
            map.fault(key, "must be our tag: " + tag + " is renamed to " + renamed);
        } else if (clash != null) {
            map.fault(key, clash);
        } else {
            checked.computeIfAbsent(tag, any -> new TreeMap<>()).put(kind + " " + msgType, msgType);
            return tag;
        }
        return 0;
    }

    /** A rule of another kind, or for every message, that leaves this one no meaning. */
    private @Nullable String clash(int tag, String msgType, String kind) {
        for (Map.Entry<String, String> before :
                checked.getOrDefault(tag, Map.of()).entrySet()) {
            boolean isShared = before.getValue().equals(msgType)
                    || before.getValue().equals(OverlayRule.EVERY)
                    || msgType.equals(OverlayRule.EVERY);
            boolean isMap = kind.equals("map") || before.getKey().startsWith("map ");
            boolean isSameKind = before.getKey().startsWith(kind + " ");
            if (isShared && (isSameKind || !isMap) && !before.getKey().equals(kind + " " + msgType)) {
                return "must not be told twice: " + kind + " " + msgType + " " + tag + " and " + before.getKey() + " "
                        + tag + " contradict each other";
            }
        }
        return null;
    }
}
