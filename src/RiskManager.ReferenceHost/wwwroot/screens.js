// What the screens need of the browser and cannot have from the server.
window.screens = {
    // Keeps a preference for a year.
    remember(name, value) {
        const secure = location.protocol === "https:" ? "; secure" : "";
        document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict${secure}`;
    },
};
