package io.trade2026.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Limits on the page, as two operators press it: what tightens holds, what loosens waits, and nobody agrees with himself. */
@EnabledIf("io.trade2026.tests.page.Browser#isThere")
class PageTest {
    private static final String LIMIT =
            "[...document.querySelectorAll('#limits tbody tr')].find(r => r.cells[0].textContent === 'PT-01')";

    @TempDir
    private Path profile;

    private LabProcess lab;
    private Browser browser;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        lab = new LabProcess("page").start();
        browser = Browser.open(profile);
        browser.go("http://127.0.0.1:" + lab.httpPort() + "/");
    }

    @AfterEach
    void close() {
        browser.close();
        lab.close();
    }

    private static String id(String id) {
        return "document.getElementById('" + id + "')";
    }

    private static String proposal(String button) {
        return "[...document.querySelectorAll('#proposals button')].find(b => b.textContent === '" + button + "')";
    }

    private void logIn(String user, String password) {
        browser.until(id("login"));
        if (browser.read(id("logout") + ".hidden").equals("false")) {
            browser.press(id("logout"));
        }
        browser.write("#name", user);
        browser.write("#password", password);
        browser.press("document.querySelector('#login button')");
    }

    private void logIn(String user) {
        logIn(user, lab.secret("operator-" + user));
        browser.until("!" + id("desk") + ".hidden");
        browser.write("#limits-name", "CLIENT1");
        browser.press("document.querySelector('#limits-find button[type=submit]')");
        browser.until(LIMIT);
    }

    /** Presses the button of the dialog: what the page then says, in the dialog when it stays open. */
    private String go() {
        browser.read(id("done") + ".textContent = ''");
        browser.press(id("act-go"));
        browser.until("!" + id("act-go") + ".disabled && (" + id("done") + ".textContent || !" + id("act-problem")
                + ".hidden)");
        boolean isOpen = browser.read(id("act") + ".open").equals("true");
        return browser.read(id(isOpen ? "act-problem" : "done") + ".textContent");
    }

    private String propose(String value) {
        browser.press(LIMIT + "?.querySelector('button')");
        browser.write("#act-fields [name=value]", value);
        browser.write("#act-fields [name=reason]", "Ms Smith called");
        return go();
    }

    private void limitIs(String value) {
        browser.until(LIMIT + "?.cells[3].textContent === '" + value + "'");
    }

    @Test
    void whatTightensHoldsAndWhatLoosensWaitsForAnotherOperator() {
        logIn("risk", "wrong");
        browser.until(id("problem") + ".textContent === 'Name or password is wrong.'");

        logIn("risk");
        assertThat(propose("many")).startsWith("value: ");
        browser.press(id("act-leave"));
        assertThat(propose("")).startsWith("nothing is changed");
        browser.press(id("act-leave"));
        assertThat(propose("1000")).contains("PT-01 of client CLIENT1, any: 1,000 holds");
        limitIs("1,000");
        assertThat(propose("2000")).contains("2,000 waits for another operator");
        browser.press(proposal("agree"));
        assertThat(go()).contains("another");
        browser.press(id("act-leave"));
        limitIs("1,000");

        logIn("risk2");
        browser.press(proposal("agree"));
        assertThat(go()).contains("2,000 holds");
        limitIs("2,000");
        browser.until(id("proposals") + ".hidden");
        assertThat(propose("3000")).contains("3,000 waits for another operator");

        logIn("risk");
        browser.press(proposal("turn down"));
        browser.write("#act-fields [name=reason]", "not today");
        assertThat(go()).contains("withdrawn");
        browser.until(id("proposals") + ".hidden");
        limitIs("2,000");
    }
}
