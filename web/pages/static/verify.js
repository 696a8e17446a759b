/* Verifies a receipt in the reader's own browser: with the tiles and keys that this office publishes, and Web Crypto.
   Every hash is computed here. What cannot be checked is said to be unknown, never to hold. */
"use strict";

const LEAF = 0;
const NODE = 1;
const WIDTH = 256;
const OPERATOR = 1;
const WITNESS = 4;
const SEEN = "sangsaeng-checkpoint";

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
};
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
const text = (words) => new TextEncoder().encode(words);
const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
const leaf = (entry) => sha256(joined(Uint8Array.of(LEAF), entry));
const node = (left, right) => sha256(joined(Uint8Array.of(NODE), left, right));

/* A signed note: its text, and the lines under it. */
function note(words) {
  const [body, lines] = words.split("\n\n");
  const [origin, size, root] = `${body}\n`.split("\n");
  const signatures = lines
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, name, data]) => ({ name, id: bytes(data).slice(0, 4), data: bytes(data).slice(4) }));
  return { text: `${body}\n`, origin, size: Number(size), root: bytes(root), signatures };
}

/* The keys that this office publishes, each with what it signs as. */
async function keys() {
  const lines = (await fetched("/ledger/keys").then((answer) => answer.text())).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [role, key] = line.split(" ");
    const name = key.slice(0, key.indexOf("+"));
    const rest = key.slice(key.indexOf("+") + 1);
    const data = bytes(rest.slice(rest.indexOf("+") + 1));
    return { role, name, kind: data[0], key: data.slice(1) };
  });
}

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/* What a step came to, and in which words; `held` is null where it cannot be told. */
const result = (step, held, words = step) => ({ step, held, words });

/* Whether a signature of this role stands under a checkpoint; null where this browser cannot tell. */
async function signed(checkpoint, known, role) {
  // As offline: one line of a known key that does not hold, and the whole note is refused.
  let stands = false;
  for (const each of known.filter((one) => one.role === role)) {
    const id = (await sha256(joined(text(`${each.name}\n`), Uint8Array.of(each.kind), each.key))).slice(0, 4);
    for (const line of checkpoint.signatures) {
      if (line.name !== each.name || !same(line.id, id)) continue;
      let key;
      try {
        key = await crypto.subtle.importKey("raw", each.key, { name: "Ed25519" }, false, ["verify"]);
      } catch {
        return null;
      }
      let message = text(checkpoint.text);
      let signature = line.data;
      if (each.kind === WITNESS) {
        const time = new DataView(line.data.buffer, line.data.byteOffset).getBigUint64(0);
        message = text(`cosignature/v1\ntime ${time}\n${checkpoint.text}`);
        signature = line.data.slice(8);
      } else if (each.kind !== OPERATOR) continue;
      if (!(await crypto.subtle.verify({ name: "Ed25519" }, key, signature, message))) return false;
      stands = true;
    }
  }
  return stands;
}

/* The root that a leaf and the hashes beside its way come to (RFC 9162, 2.1.3.2); null where their number is wrong. */
async function climbed(index, size, hash, path) {
  let at = index;
  let last = size - 1;
  let root = hash;
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await node(beside, root);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else root = await node(root, beside);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/* The tree as it is published: tiles of 256 hashes, each full one's root being a hash of the level above. */
class Tree {
  constructor(size) {
    this.size = size;
    this.tiles = new Map();
  }

  hashesAt(level) {
    return Math.floor(this.size / WIDTH ** level);
  }

  async tile(level, number) {
    const name = `${level}/${number}`;
    if (!this.tiles.has(name)) this.tiles.set(name, this.read(level, number));
    return this.tiles.get(name);
  }

  /* A full tile is believed only where its root is the hash that stands for it in the tile above. */
  async read(level, number) {
    const wide = Math.min(WIDTH, this.hashesAt(level) - number * WIDTH);
    const data = await fetched(`/ledger/tile/${level}/${placed(number)}${wide < WIDTH ? `.p/${wide}` : ""}`);
    const all = new Uint8Array(await data.arrayBuffer());
    if (all.length !== wide * 32) throw new Error("a tile has another length");
    const hashes = Array.from({ length: wide }, (_, at) => all.slice(at * 32, at * 32 + 32));
    if (wide === WIDTH) {
      const above = await this.hash(level + 1, number);
      if (!same(await whole(hashes), above)) throw new Error("a tile is not the one the tile above stands for");
    }
    return hashes;
  }

  async hash(level, number) {
    return (await this.tile(level, Math.floor(number / WIDTH)))[number % WIDTH];
  }

  /* The root of the first so many leaves. */
  async root(size) {
    const parts = [];
    let begun = 0;
    for (let height = 52; height >= 0; height -= 1) {
      const many = 2 ** height;
      if (size - begun < many) continue;
      parts.push(await this.subtree(height, begun / many));
      begun += many;
    }
    let root = parts.pop();
    while (parts.length) root = await node(parts.pop(), root);
    return root;
  }

  /* The hash over 2^height leaves, the number-th of its height. */
  async subtree(height, number) {
    const level = Math.floor(height / 8);
    const many = 2 ** (height - 8 * level);
    const hashes = [];
    for (let at = 0; at < many; at += 1) hashes.push(await this.hash(level, number * many + at));
    return whole(hashes);
  }
}

async function whole(hashes) {
  let level = hashes;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at < level.length; at += 2) above.push(await node(level[at], level[at + 1]));
    level = above;
  }
  return level[0];
}

/* A number in groups of three digits, as addresses of tiles have it. */
function placed(number) {
  const digits = String(number).padStart(Math.ceil(String(number).length / 3) * 3, "0");
  const groups = digits.match(/.{3}/g);
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
}

/* What an entry is made of, where this reader is told. */
async function made(receipt) {
  const place = new DataView(new ArrayBuffer(8));
  const numbers = (value) => {
    place.setBigUint64(0, BigInt(value));
    return new Uint8Array(place.buffer.slice(0));
  };
  const hexadecimal = (digits) => Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16));
  const name = text(receipt.fact.name);
  return sha256(
    joined(
      text("sangsaeng/entry/1\n"),
      numbers(receipt.position),
      hexadecimal(receipt.fact.stream.replaceAll("-", "")),
      numbers(receipt.fact.version),
      Uint8Array.of(name.length >> 8, name.length & 255),
      name,
      hexadecimal(receipt.fact.body),
    ),
  );
}

/* The entry that the tiles of entries hold at an index. */
async function published(index, size) {
  const number = Math.floor(index / WIDTH);
  const wide = Math.min(WIDTH, size - number * WIDTH);
  const answer = await fetched(`/ledger/tile/entries/${placed(number)}${wide < WIDTH ? `.p/${wide}` : ""}`);
  const all = new Uint8Array(await answer.arrayBuffer());
  const at = (index % WIDTH) * 34;
  return all.slice(at + 2, at + 34);
}

/* The same of a witness: where the office claims no cosignature there is none to check. */
async function cosigned(receipt, checkpoint, known) {
  if (!receipt.cosigned) return result("witness", null, "alone");
  const held = await signed(checkpoint, known, "witness");
  return result("witness", held, held === null ? "nosign" : "witness");
}

/* Whether two heads are of one list that only grew, whichever of the two is longer. */
async function grown(tree, checkpoint, other) {
  if (other.origin !== checkpoint.origin) return false;
  const longer = other.size > checkpoint.size ? new Tree(other.size) : tree;
  const roots = [await longer.root(other.size), await longer.root(checkpoint.size)];
  return same(roots[0], other.root) && same(roots[1], checkpoint.root);
}

/* The head that the office shows everybody now: what this reader was handed is of the same list. */
async function everybodys(tree, checkpoint, known) {
  const now = note(await (await fetched("/ledger/checkpoint")).text());
  return result("public", (await signed(now, known, "operator")) !== false && (await grown(tree, checkpoint, now)));
}

/* The head that this browser saw before. */
async function remembered(tree, checkpoint) {
  const before = JSON.parse(localStorage.getItem(SEEN) ?? "null");
  if (!before) return result("first", true);
  return result("before", await grown(tree, checkpoint, { ...before, root: bytes(before.root) }));
}

/* Keep the longest list seen. */
function remember({ origin, size, root }) {
  const before = JSON.parse(localStorage.getItem(SEEN) ?? "null");
  if (before && before.size >= size) return;
  localStorage.setItem(SEEN, JSON.stringify({ origin, size, root: btoa(String.fromCharCode(...root)) }));
}

/* Every step with what it came to. */
async function* verified(receipt) {
  const checkpoint = note(receipt.checkpoint);
  const entry = bytes(receipt.entry);
  yield receipt.fact ? result("fact", same(await made(receipt), entry)) : result("fact", null, "untold");
  yield result("entry", same(await published(receipt.index, checkpoint.size), entry));
  const root = await climbed(receipt.index, checkpoint.size, await leaf(entry), receipt.proof.map(bytes));
  yield result("path", root !== null && same(root, checkpoint.root));
  const tree = new Tree(checkpoint.size);
  yield result("tiles", same(await tree.root(checkpoint.size), checkpoint.root) && same(await tree.hash(0, receipt.index), await leaf(entry)));
  const known = await keys();
  const operator = await signed(checkpoint, known, "operator");
  yield result("operator", operator, operator === null ? "nosign" : "operator");
  yield await cosigned(receipt, checkpoint, known);
  yield await everybodys(tree, checkpoint, known);
  yield await remembered(tree, checkpoint);
}

async function verify(place) {
  const receipt = JSON.parse(place.dataset.receipt);
  const words = JSON.parse(place.dataset.words);
  const list = place.querySelector("[data-steps]");
  const verdict = place.querySelector("[data-verdict]");
  list.hidden = false;
  place.querySelector("[data-plain]").hidden = true;
  const tell = ({ step, held, words: said }, why = "") => {
    const line = document.createElement("li");
    const standing = held === null ? "unknown" : held ? "held" : "failed";
    line.className = `verified ${standing}`;
    line.dataset.step = step;
    line.textContent = `${words[standing]} · ${words[said]}${why && ` (${why})`}`;
    list.append(line);
  };
  const results = [];
  try {
    for await (const one of verified(receipt)) {
      results.push(one.held);
      tell(one);
    }
  } catch (error) {
    results.push(false);
    tell(result("unfinished", false), error.message);
  }
  const standing = results.includes(false) ? "failed" : results.includes(null) ? "partly" : "held";
  verdict.textContent = { failed: words.wrong, partly: words.partly, held: words.all }[standing];
  verdict.classList.add(standing);
  verdict.dataset.verdict = standing;
  if (standing !== "failed") remember(note(receipt.checkpoint));
}

/* Over plain HTTP a browser has no Web Crypto: the way without JavaScript is left standing. */
if (globalThis.crypto?.subtle) {
  addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-verify]").forEach(verify));
}
