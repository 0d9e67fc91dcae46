// Says that Caps Lock is on while a password is entered. Without this script the page does all the rest.
const hint = document.getElementById("caps-lock");
document.getElementById("password")?.addEventListener("keyup", event => {
    const isOn = event.getModifierState?.("CapsLock") === true;
    const text = isOn ? hint.dataset.text : "";
    if (hint.textContent !== text) hint.textContent = text;
});
