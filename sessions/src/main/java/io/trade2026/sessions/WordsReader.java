package io.trade2026.sessions;

import io.trade2026.sessions.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads how a counterparty words its messages. */
final class WordsReader {
    /** Where tags begin that no dictionary defines, so that none of ours can be meant. */
    private static final int FIRST_CUSTOM_TAG = 5_000;

    private static final String CUSTOM_TAG = "whole numbers from " + FIRST_CUSTOM_TAG + " up";

    private WordsReader() {}

    static Words read(YamlMap session) {
        YamlMap words = session.map("words");
        if (words == null) {
            return Words.USUAL;
        }
        Words.UnknownTags unknownTags =
                words.choice("unknownTags", Words.UnknownTags.values(), Words.USUAL.unknownTags());
        List<Integer> customTags = customTags(words);
        Words read = new Words(unknownTags, customTags, OverlayReader.read(words, customTags));
        words.end();
        return read;
    }

    private static List<Integer> customTags(YamlMap words) {
        SortedSet<Integer> tags = new TreeSet<>();
        for (String text : words.texts("customTags")) {
            int tag = OverlayReader.tag(text);
            if (tag < FIRST_CUSTOM_TAG) {
                words.fault("customTags", "must be " + CUSTOM_TAG + ", was '" + text + "'");
            } else if (!tags.add(tag)) {
                words.fault("customTags", "must name each tag once, but " + tag + " is there twice");
            }
        }
        return new ArrayList<>(tags);
    }
}
