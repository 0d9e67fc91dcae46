// What the screens need of the browser and cannot have from the server.
window.screens = {
    // Keeps a preference for a year.
    remember(name, value) {
        const secure = location.protocol === "https:" ? "; secure" : "";
        document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict${secure}`;
    },
    // How the person wants to see a table. A browser that keeps nothing shows every table as everybody sees it.
    readTable(name) {
        return keptHere()?.getItem(`table-${name}`) ?? null;
    },
    keepTable(name, view) {
        keptHere()?.setItem(`table-${name}`, view);
    },
};

function keptHere() {
    try {
        return window.localStorage;
    } catch {
        return null; // The person allows no storage.
    }
}

// The connection of the page carries the cookie, so that times are shown in the person's time zone from the first one on.
screens.remember("time-zone", Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");

// Arrow keys, Home and End go from row to row where rows lead somewhere; Enter opens the row, because its link has the focus.
document.addEventListener("keydown", event => {
    if (event.key === "Escape") closeTableOptions(null);
    const table = event.target.closest?.(".data-table");
    if (!table || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.matches("input, select, textarea, pre, summary")) return;
    const links = [...table.querySelectorAll("tbody tr")].map(row => row.querySelector("a[href]")).filter(link => link);
    const row = event.target.closest("tbody tr");
    if (links.length === 0 || !(row || event.target.matches(".table-scroll"))) return;
    const at = row ? links.findIndex(link => row.contains(link)) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
});

// A value that is cut is shown whole while the pointer is on it.
document.addEventListener("mouseover", event => {
    const cell = event.target.closest?.(".data-table td");
    if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : "";
});

document.addEventListener("click", event => closeTableOptions(event.target.closest?.(".table-options")));

function closeTableOptions(except) {
    for (const options of document.querySelectorAll(".table-options[open]"))
        if (options !== except) options.open = false;
}

// After a change of the screen its heading gets the focus, unless the person is in the content already: this may come late, and must not
// take the focus from a row or a field in use. The heading itself may come later still, with what the screen reads.
let endHeadingWatch = () => {};
screens.focusHeading = () => {
    endHeadingWatch();
    const isNobodyIn = () => !document.activeElement || document.activeElement === document.body;
    const focus = () => document.querySelector("h1")?.focus({ preventScroll: true });
    if (isNobodyIn() || !document.activeElement.closest("main")) focus();
    const observer = new MutationObserver(() => { if (isNobodyIn()) focus(); });
    const end = () => {
        observer.disconnect();
        clearTimeout(timer);
        for (const name of ["pointerdown", "keydown"]) document.removeEventListener(name, end, true);
    };
    const timer = setTimeout(end, 10_000);
    for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, end, true);
    observer.observe(document.body, { childList: true, subtree: true });
    endHeadingWatch = end;
};

// The form of a task: what its fields show, and where the focus goes.
screens.form = (() => {
    const readers = {
        line: element => element.value,
        lines: element => element.value,
        switch: element => String(element.checked),
        options: element => element.querySelector("input:checked")?.value ?? "",
        suggestions: element => element.querySelector("select").value || (element.querySelector("select ~ input")?.value ?? ""),
        moment: element => element.validity.badInput ? "?" : element.value.slice(0, "2026-11-28T12:00".length),
        pending: element => element.value.trim(),
    };

    // FNV-1a over UTF-16 code units, as ShownSettings has it. Characters that no text can hold travel as U+FFFD.
    function hash(text) {
        let value = 0xcbf29ce484222325n;
        for (let at = 0; at < text.length; at++)
            value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
        return value.toString(16).padStart(16, "0");
    }

    function enterAgain(element) {
        const fields = element.matches("input, textarea, select") ? [element] : element.querySelectorAll("input:checked, select, select ~ input");
        for (const field of fields)
            for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }

    return {
        read(form, again) {
            const elements = [...document.getElementById(form).querySelectorAll("[data-setting]")];
            for (const element of elements)
                if (again.includes(element.dataset.setting) && element.dataset.shown !== "pending") enterAgain(element);
            return elements.map(element => {
                const text = readers[element.dataset.shown](element).toWellFormed();
                return { setting: element.dataset.setting, rule: element.dataset.shown, length: text.length, hash: hash(text) };
            });
        },
        focus(id) {
            const target = document.getElementById(`${id}-own`) ?? document.getElementById(id);
            const fields = "input, select, textarea, button, a[href]";
            const field = target?.matches(fields) ? target : target?.querySelector("input:checked") ?? target?.querySelector(fields);
            field?.focus();
            field?.scrollIntoView({ block: "center" });
        },
    };
})();

document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-focus]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    screens.form.focus(link.dataset.focus);
}, true);

// A text that is longer than its field allows is refused whole, with a word about it: a browser would cut it off in silence, and the
// connection carries no more than the longest field may have.
(() => {
    const longest = 200000;
    const near = .9;
    const accepted = new WeakMap();

    const isText = field => field instanceof HTMLTextAreaElement
        || (field instanceof HTMLInputElement && !["checkbox", "radio", "file", "hidden", "button", "submit"].includes(field.type));
    const limitOf = field => Number(field.dataset.limit ?? longest);
    const number = value => value.toLocaleString(document.documentElement.lang);

    function say(field, text, isRefused) {
        const area = field.closest(".field");
        const note = [...area?.querySelectorAll("[data-limit-note]") ?? []].find(candidate => candidate.closest(".field") === area);
        if (!note) return;
        note.textContent = text;
        note.classList.toggle("problem", isRefused);
        note.classList.toggle("help", !isRefused);
    }

    function sayLimit(field, template, length, isRefused = false) {
        const text = document.getElementById("content")?.dataset[template] ?? "";
        say(field, text.replace("{0}", number(length)).replace("{1}", number(limitOf(field))), isRefused);
    }

    function sayLength(field) {
        if (field.value.length > near * limitOf(field)) sayLimit(field, "nearLimit", field.value.length);
        else say(field, "", false);
    }

    window.addEventListener("focusin", event => {
        if (isText(event.target)) accepted.set(event.target, event.target.value);
    }, true);
    window.addEventListener("beforeinput", event => {
        const field = event.target;
        if (!isText(field)) return;
        accepted.set(field, field.value);
        const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
        const length = field.value.length - replaced + (event.data?.length ?? 0);
        if (!event.data || length <= limitOf(field)) return;
        event.preventDefault();
        sayLimit(field, "overLimit", length, true);
    }, true);
    for (const kind of ["input", "change"]) {
        window.addEventListener(kind, event => {
            const field = event.target;
            if (!isText(field)) return;

            // Half of a surrogate pair cannot travel. The other half may still be typed; what is left at the end is shown as U+FFFD.
            if (!field.value.isWellFormed()) {
                event.stopImmediatePropagation();
                if (kind === "input") return;
                field.value = field.value.toWellFormed();
                for (const again of ["input", "change"]) field.dispatchEvent(new Event(again, { bubbles: true }));
                return;
            }
            const length = field.value.length;
            if (length <= limitOf(field)) {
                accepted.set(field, field.value);
                if (kind === "input") sayLength(field);
                return;
            }
            event.stopImmediatePropagation();
            field.value = accepted.get(field) ?? field.defaultValue;
            sayLimit(field, "overLimit", length, true);
        }, true);
    }
})();
