// Keeps what was typed and not saved in this tab of the browser, so that a page that is loaded again can give it back. Passwords and
// other secrets are never kept. A form takes part with a FormDraft (data-draft) in it; a field takes part by its ID or data-draft-field.
screens.drafts = (() => {
    const waitForField = 5000; // Fields may appear only after others were filled in.
    const forms = new Map(); // The FormDraft's element and what is known of its form.
    const missed = new Set(); // Fields that changed while there was no connection.
    const prefix = `draft:${encodeURIComponent(document.documentElement.dataset.account ?? "")}:`;
    const store = (() => {
        try {
            return window.sessionStorage;
        } catch {
            return null; // The person allows no storage.
        }
    })();
    let isLeaving = false;
    let isSigningOut = false;

    function forgetAll(which) {
        for (const key of Object.keys(store ?? {})) if (key.startsWith("draft:") && which(key)) store.removeItem(key);
    }

    function fieldsOf(area) {
        const left = "[type=password], [type=file], [type=search], [type=hidden]:not([data-draft-field])";
        return [...area.querySelectorAll("input, select, textarea")]
            .filter(field => keyOf(field) && !field.matches(left) && !field.closest(".data-table, [data-no-draft]"));
    }

    function keyOf(field) {
        return field.dataset.draftField ?? (field.type === "radio" ? field.name : field.id);
    }

    function read(area) {
        const values = new Map();
        for (const field of fieldsOf(area)) {
            if (field.type !== "radio") values.set(keyOf(field), field.type === "checkbox" ? field.checked : field.value);
            else if (field.checked) values.set(field.name, radios(area, field.name).indexOf(field));
        }
        return values;
    }

    function radios(area, name) {
        return [...area.querySelectorAll("input[type=radio]")].filter(radio => radio.name === name);
    }

    function secretFieldsOf(area) {
        return [...area.querySelectorAll("input[type=password]")];
    }

    // Those that were typed and are not saved. Only their IDs leave this function.
    function secretsOf(form) {
        return secretFieldsOf(form.area).filter(field => field.value !== "" && form.savedSecrets.get(field.id) !== field.value)
            .map(field => field.id);
    }

    // What differs from what the host showed first.
    function changesOf(form) {
        return [...read(form.area)].filter(([key, value]) => form.shown.has(key) && form.shown.get(key) !== value);
    }

    function isChanged(form) {
        return form.area.isConnected && (changesOf(form).length > 0 || secretsOf(form).length > 0);
    }

    function keep(form) {
        clearTimeout(form.timer);
        if (form.isRestoring || !form.area.isConnected || !store) return;
        const fields = changesOf(form);
        const secrets = secretsOf(form);
        try {
            if (fields.length + secrets.length === 0) store.removeItem(form.key);
            else store.setItem(form.key, JSON.stringify({ fields, secrets }));
        } catch (problem) {
            // More than the browser keeps for a site. The question before leaving does not depend on it.
            console.warn("The input is too long to be kept in the browser.", problem);
        }
    }

    function keepSoon(form) {
        clearTimeout(form.timer);
        form.timer = setTimeout(() => keep(form), 250);
    }

    function open(marker) {
        const area = marker.closest("form, .mud-dialog") ?? marker.parentElement;
        const key = `${prefix}${location.pathname}${location.search}:${marker.dataset.draft}`;
        const isQuiet = marker.dataset.draftQuiet !== undefined;
        const form = { marker, area, key, isQuiet, shown: read(area), savedSecrets: new Map() };
        forms.set(marker, form);
        const kept = store?.getItem(key);
        if (kept) restore(form, JSON.parse(kept));
    }

    // A form that the page took away was saved or given up.
    function close(form) {
        forms.delete(form.marker);
        clearTimeout(form.timer);
        const isBack = [...document.querySelectorAll("[data-draft]")].some(other => other.dataset.draft === form.marker.dataset.draft);
        if (!isBack && !isLeaving && !document.querySelector("[data-failed]")) store?.removeItem(form.key);
    }

    function look() {
        for (const form of [...forms.values()]) if (!form.marker.isConnected) close(form);
        for (const marker of document.querySelectorAll("[data-draft]")) if (!forms.has(marker)) open(marker);
        for (const form of forms.values()) {
            for (const [key, value] of read(form.area)) if (!form.shown.has(key)) form.shown.set(key, value);
            if (form.area.querySelector("[data-draft-field]")) keepSoon(form);
        }
    }

    async function restore(form, draft) {
        form.isRestoring = true;
        let isRestored = false;
        for (const [key, value] of draft.fields) {
            const field = await appears(form, key, value);
            if (field && form.shown.get(key) !== value) {
                put(field, value);
                isRestored = true;
            }
        }
        form.isRestoring = false;
        if (isRestored) form.marker.querySelector("[data-restored]").hidden = false;
        if (draft.secrets.length > 0) form.marker.querySelector("[data-restored-secret]").hidden = false;
        keep(form);
    }

    async function appears(form, key, value) {
        for (const until = Date.now() + waitForField; ;) {
            const field = fieldsOf(form.area).find(candidate => keyOf(candidate) === key);
            if (field?.type === "radio") return radios(form.area, key)[value];
            const isReady = field && !(field.tagName === "SELECT" && ![...field.options].some(option => option.value === value));
            if (isReady || Date.now() > until || !form.area.isConnected) return isReady ? field : null;
            await new Promise(done => setTimeout(done, 50));
            look();
        }
    }

    function put(field, value) {
        if (field.type === "checkbox") field.checked = value;
        else if (field.type === "radio") field.checked = true;
        else field.value = value;
        send(field);
    }

    // As if the person had entered it now, so that the host has it too.
    function send(field) {
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function take(event) {
        isSigningOut = false;
        if (screens.isDisconnected?.() && event.target.matches("input, select, textarea")) missed.add(event.target);
        for (const form of forms.values()) if (form.area.contains(event.target)) keepSoon(form);
    }

    const find = name => [...forms.values()].find(form => form.marker.dataset.draft === name);

    forgetAll(key => !key.startsWith(prefix));
    window.addEventListener("input", take, true);
    window.addEventListener("change", take, true);
    window.addEventListener("pagehide", () => {
        if (isSigningOut) forgetAll(() => true);
        else forms.forEach(keep);
    });
    window.addEventListener("beforeunload", event => {
        if (!isLeaving && [...forms.values()].some(form => !form.isQuiet && isChanged(form))) event.preventDefault();
    });
    document.addEventListener("click", event => {
        const marker = event.target.closest?.("[data-discard]") && event.target.closest("[data-draft]");
        if (!marker) return;
        store?.removeItem(forms.get(marker).key);
        forms.clear();
        isLeaving = true;
        location.reload();
    });
    document.addEventListener("submit", event => {
        isSigningOut = event.target.matches(".sign-out");
    });
    // At once, before anybody can change a field that has just appeared.
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-draft", "value"] });

    return {
        // Whether leaving the form would lose something.
        isChanged: name => find(name) !== undefined && isChanged(find(name)),
        // The host has what the form shows. The fields may still be blanked for the next input.
        saved(name) {
            const form = find(name);
            if (!form) return;
            store?.removeItem(form.key);
            const settle = () => {
                form.shown = read(form.area);
                form.savedSecrets = new Map(secretFieldsOf(form.area).map(field => [field.id, field.value]));
            };
            settle();
            setTimeout(settle, 500);
        },
        // The person leaves without saving.
        giveUp(name) {
            const form = find(name);
            if (!form) return;
            store?.removeItem(form.key);
            forms.delete(form.marker);
        },
        keepAll: () => forms.forEach(keep),
        // The page is loaded again on purpose; nobody is asked.
        leave() {
            forms.forEach(keep);
            isLeaving = true;
        },
        sendMissed() {
            for (const field of missed) if (field.isConnected) send(field);
            missed.clear();
        },
    };
})();
