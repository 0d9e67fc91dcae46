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
