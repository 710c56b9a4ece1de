package io.trade2026.gateway.wording;

/** The fields of the header, in all versions. */
final class HeaderTags {
    private HeaderTags() {}

    static boolean contains(int tag) {
        return switch (tag) {
            case 8, 9, 34, 35, 43, 49, 50, 52, 56, 57, 90, 91, 97 -> true;
            case 115, 116, 122, 128, 129, 142, 143, 144, 145 -> true;
            case 212, 213, 347, 369, 370, 627, 628, 629, 630, 1128, 1129, 1156 -> true;
            default -> false;
        };
    }
}
