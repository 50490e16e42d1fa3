// Starts the islands of a page. External and without a nonce, so the policy needs no exception:
// the addresses come from this script's own tag.
const { js, wasm } = document.querySelector("script[data-js][data-wasm]").dataset;

const islands = await import(js);
await islands.default({ module_or_path: wasm });
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  islands[island.dataset.component]?.(island);
}
