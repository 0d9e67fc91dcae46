// Connects the page with the host, shows when the connection is lost, gets it back, and loads the page again where the host no longer
// knows it: what the host would then show under the old address is an empty form. The display is ConnectionNote.razor.
(() => {
    const note = document.getElementById("connection");
    const page = document.documentElement;
    const failureDisplay = document.getElementById("blazor-error-ui");
    const loading = document.getElementById("loading");
    const probeLimit = 5000;
    const showBackFor = 5000;
    const maxRefusals = 3;
    let loss = null; // While there is no connection: since when, how often it was tried, and how to try at once.
    let isBroken = false;
    let hiding;

    const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
    screens.isDisconnected = () => loss !== null || isBroken;

    function show(state) {
        clearTimeout(hiding);
        note.dataset.shown = state ?? "";
        for (const part of note.querySelectorAll("[data-state]")) part.hidden = !part.dataset.state.split(" ").includes(state);
        for (const time of note.querySelectorAll("[data-since]"))
            time.textContent = loss ? loss.since.toLocaleTimeString(page.lang, { hour: "2-digit", minute: "2-digit" }) : "";
        page.style.setProperty("--banner", state ? `${note.offsetHeight}px` : "0px");
    }

    function goDown() {
        if (loss || isBroken) return;
        loss = { since: new Date(), triedSince: Date.now(), attempts: 0, refusals: 0, wake: () => {} };
        page.dataset.connection = "lost";
        // A connection that is back within a second is not worth a word.
        const own = loss;
        setTimeout(() => loss === own && !note.dataset.shown && show("retrying"), 1000);
        retry(own);
    }

    function goUp() {
        if (!loss) return;
        loss.wake();
        loss = null;
        delete page.dataset.connection;
        failureDisplay.style.display = "";
        if (note.dataset.shown) {
            show("back");
            hiding = setTimeout(() => show(null), showBackFor);
        }
        screens.drafts.sendMissed();
    }

    async function retry(own) {
        while (loss === own) {
            const delays = note.dataset.delays.split(" ").map(Number);
            await wait(own, delays[Math.min(own.attempts, delays.length - 1)]);
            own.attempts++;
            if (loss !== own) return;
            if (await reconnect(own)) return;
            if (loss !== own || Date.now() - own.triedSince < Number(note.dataset.hours) * 3600_000) continue;
            show("failed");
            await new Promise(woken => (own.wake = woken));
            own.triedSince = Date.now();
            own.attempts = 0;
            show("retrying");
        }
    }

    async function wait(own, delay) {
        const next = note.querySelector("[data-next]");
        const woken = new Promise(done => (own.wake = done));
        for (const until = Date.now() + delay; Date.now() < until;) {
            next.textContent = delay < 2000 ? "" : next.dataset.next.replace("{0}", Math.ceil((until - Date.now()) / 1000));
            if (await Promise.race([woken.then(() => true), pause(Math.min(1000, until - Date.now()))])) break;
        }
        next.textContent = "";
    }

    // Whether there is nothing more to try.
    async function reconnect(own) {
        if (!await answers("/health/live")) return false;
        try {
            if (await Blazor.reconnect()) goUp();
            else await reload();
            return true;
        } catch (problem) {
            // The host answers, but not on this connection: after several times it is likely that the person is signed out.
            console.warn("The connection is not back yet.", problem);
            if (++own.refusals < maxRefusals) return false;
            await reload();
            return true;
        }
    }

    async function answers(address) {
        try {
            return (await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(probeLimit) })).ok;
        } catch {
            return false; // That is the answer: nobody is there.
        }
    }

    async function reload() {
        screens.drafts.keepAll();
        show("rejected");
        while (!await answers(location.href)) await pause(2000);
        screens.drafts.leave();
        location.reload();
    }

    function breakDown() {
        if (loss || isBroken) return;
        isBroken = true;
        page.dataset.connection = "broken";
        loading.remove();
        show("broken");
    }

    // What is typed is kept and sent later; what would be pressed would be lost, or would send the form past the page.
    function hold(event) {
        if (!screens.isDisconnected() || note.contains(event.target)) return;
        const isPressed = event.type === "submit" || (event.type === "click" && event.target.closest?.("button, a[href]"));
        if (isPressed) {
            event.preventDefault();
            if (!note.dataset.shown) show("retrying");
        }
        event.stopImmediatePropagation();
    }

    for (const kind of ["click", "submit", "input", "change"]) window.addEventListener(kind, hold, true);
    note.addEventListener("click", event => {
        const action = event.target.closest("button")?.dataset.do;
        if (action === "retry") loss?.wake(true);
        if (action === "reload") reload();
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && loss?.wake(true));
    window.addEventListener("online", () => {
        if (loss) loss.wake(true);
        else if (note.dataset.shown === "offline") show(null);
    });
    window.addEventListener("offline", () => !screens.isDisconnected() && show("offline"));
    new MutationObserver(() => failureDisplay.style.display === "block" && breakDown())
        .observe(failureDisplay, { attributes: true, attributeFilter: ["style"] });
    const started = new MutationObserver(() => {
        if (!document.querySelector(".shell")) return;
        loading.remove();
        started.disconnect();
    });
    started.observe(document.body, { childList: true, subtree: true });

    Blazor.start({
        circuit: {
            configureSignalR: connection => connection.withServerTimeout(Number(note.dataset.timeout))
                .withKeepAliveInterval(Number(note.dataset.keepAlive)),
            reconnectionHandler: { onConnectionDown: goDown, onConnectionUp: goUp },
        },
    }).catch(problem => {
        console.error(problem);
        breakDown();
    });
})();
