package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.SemanticVersion;
import org.junit.jupiter.api.Test;

class SameCoreTest {
    private static final int OWN = 0xBEEF;

    private final SameCore same = new SameCore(OWN, false);

    @Test
    void answersInATermOfTheSameCore() {
        same.begin(1, SameCore.appVersion(OWN));
        assertThatCode(() -> same.answer(1_000)).doesNotThrowAnyException();
    }

    @Test
    void saysNothingNewInATermOfAnother() {
        same.begin(1, SameCore.appVersion(0x12));
        assertThatThrownBy(() -> same.answer(1_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "member 1 leads with a core of another build (0012, this member's is beef): from"
                                + " event 1000 on");
    }

    @Test
    void saysNothingNewInATermOfABuildThatSaidNothingOfItsCore() {
        same.begin(2, SemanticVersion.compose(0, 0, 1));
        assertThatThrownBy(() -> same.answer(1)).hasMessageContaining("(0001, this member's is beef)");
    }

    @Test
    void remembersOverASnapshotWhoseTermItIs() {
        final SameCore before = new SameCore(0x12, false);
        before.begin(1, SameCore.appVersion(0x12));
        same.load(before.leaders());
        assertThatThrownBy(() -> same.answer(5))
                .hasMessageStartingWith("the leader leads with a core of another build");
    }

    @Test
    void saysWhoseSnapshotItCannotLoad() {
        same.load(SameCore.appVersion(0x12));
        assertThat(same.ofSnapshot())
                .isEqualTo("a build with core 0012 wrote it, this build's is beef: if it is whole, start the build that"
                        + " wrote it");
        same.load(SameCore.appVersion(OWN));
        assertThat(same.ofSnapshot()).endsWith("so it is damaged");
    }

    @Test
    void answersAgainWhenItsOwnBuildLeads() {
        same.begin(1, SameCore.appVersion(0x12));
        same.begin(0, SameCore.appVersion(OWN));
        assertThatCode(() -> same.answer(1_000)).doesNotThrowAnyException();
    }

    @Test
    void letsASingleMemberChangeItsBuild() {
        final SameCore alone = new SameCore(OWN, true);
        alone.begin(0, SameCore.appVersion(0x12));
        assertThatCode(() -> alone.answer(1_000)).doesNotThrowAnyException();
    }

    @Test
    void keepsTheFirstNumberByWhichAeronRefusesSnapshots() {
        assertThat(SemanticVersion.major(SameCore.appVersion(SameCore.MOST))).isZero();
        assertThatThrownBy(() -> SameCore.appVersion(0)).hasMessage("rules: must be 1 to 65535, was 0");
    }
}
