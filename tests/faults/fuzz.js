// What a fuzzer needs in the page: chance from a seed, hostile values, and what a page may hold.

/** Gives a function like Math.random that gives the same numbers for the same seed (mulberry32). */
function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function oneOf(chance, values) {
  return values[Math.floor(chance() * values.length)];
}

/** Names that every object answers to, and words that code could take for its own. */
const NAMES = [
  "__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__",
  "length", "then", "undefined", "null", "NaN", "true", "0", "-1", "", " ", "+", "++", "\0", "\ud800",
];

/** What no trail should hold, and could: other kinds of value, nested, huge, and lying about themselves. */
function hostileValue(chance, depth = 0) {
  const makers = [
    () => oneOf(chance, NAMES),
    () => oneOf(chance, [0, -0, 1, -1, 2 ** 53, 1e308, NaN, Infinity, 0.1, 3n]),
    () => oneOf(chance, [null, undefined, true, false, Symbol.iterator, () => "sign"]),
    () => "<img src=x onerror=ran()>".repeat(1 + chance() * 3),
    () => "x".repeat(chance() * 100000),
    () => ({ id: "ask", toString: () => "ask", valueOf: () => "sign" }),
    () => new Proxy({}, { get: () => "ask" }),
    () => new String("sign"),
    () => new Array(3),
    () => Object.assign([], { id: "ask" }),
  ];
  if (depth < 3) makers.push(() => [hostileValue(chance, depth + 1)], () => ({ id: hostileValue(chance, depth + 1) }));
  return oneOf(chance, makers)();
}

/** Makes a trail that mostly goes where one can, and now and then anywhere. */
function hostileTrail(chance, quiz, follow) {
  const trail = [];
  const steps = Math.floor(chance() * 14);
  for (let i = 0; i < steps; i += 1) {
    const choices = follow(quiz, trail).choices;
    const goes = choices.length && chance() < 0.7;
    trail.push(goes ? oneOf(chance, choices) : hostileValue(chance));
  }
  return trail;
}

/** Says what is wrong with a state that came of a trail; nothing where all is well. */
function amiss(quiz, trail, state, follow) {
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const possible = trail.slice(0, state.used);
  if (!(state.used >= 0 && state.used <= trail.length)) return "used " + state.used;
  if (state.steps.length !== state.used) return "steps";
  if (state.steps.some((step, i) => step.pick !== trail[i] || typeof step.pick !== "string")) return "picks";
  if (state.done !== (state.at === null) || state.done !== (state.result !== null)) return "done";
  if (state.choices.some((id) => typeof id !== "string")) return "choices";
  if (!same(follow(quiz, possible), state)) return "not the same without what was impossible";
  return null;
}
