// After a form came back, the summary of what is missing takes the focus: <div data-focus-errors tabindex="-1">
const summary = document.querySelector("[data-focus-errors]");
if (summary) summary.focus();
