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
    // The value of each field of a form as a number, by the identity of the field: FNV-1a over the UTF-16 units.
    shownIn(selector) {
        const shown = {};
        for (const field of document.querySelectorAll(`${selector} :is(input, select, textarea)[id]`)) {
            const text = field.type === "checkbox" ? String(field.checked) : field.value;
            let number = 2166136261;
            for (let i = 0; i < text.length; i++) number = Math.imul(number ^ text.charCodeAt(i), 16777619);
            shown[field.id] = number >>> 0;
        }
        return shown;
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

// A value that is too long is not sent: it would cost the connection. It stays in the field, which says so until it is shorter.
window.addEventListener("input", event => {
    const limit = Number(event.target.dataset?.limit ?? 0);
    if (limit === 0) return;
    const tooLong = event.target.value.length > limit;
    event.target.setCustomValidity(tooLong ? event.target.dataset.limitText : "");
    if (!tooLong) return;
    event.stopImmediatePropagation();
    event.target.reportValidity();
}, true);
window.addEventListener("change", event => {
    if (event.target.dataset?.limit && event.target.validity.customError) event.stopImmediatePropagation();
}, true);

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
