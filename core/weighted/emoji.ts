// Emoji sequences that weigh as one sign on X, whatever they are made of: the ones of Emoji 11, which its counting knows.
// Written out and not asked of the engine: what a browser's Unicode knows must not change a length. Out: one expression.

/** Signs that a variation selector (U+FE0F) turns into emoji. */
const TURNED =
  '©®‼⁉™ℹ↔-↙↩↪⌚⌛⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☝☠☢☣☦☪☮☯☸-☺♀♂♈-♓♟♠♣♥♦♨♻♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰-⛵⛷-⛺⛽✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❗❣❤➡⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙' +
  '🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏋-🏎🏔-🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳-🕹🖇🖊-🖍🖐🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳';
/** Signs that take a skin tone; those of the first line take the variation selector before it as well. */
const TONED_OR_TURNED = '☝⛷⛹✌✍🏋🏌🕴🕵🖐';
const TONED = `${TONED_OR_TURNED}✊✋🎅🏂-🏄🏇🏊👂👃👆-👐👦-👩👮👰-👸👼💁-💃💅-💇💪🕺🖕🖖🙅-🙇🙋-🙏🚣🚴-🚶🛀🛌🤘-🤜🤞🤟🤦🤰-🤹🤽🤾🦵🦶🦸🦹🧑-🧝`;
/** People that are made a woman or a man by a joined sign: with a tone or without, only with a tone or selector, never with one. */
const GENDERED = '🏃🏄🏊👮👱👳👷💁💂💆💇🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤵🤷-🤹🤽🤾🦸🦹🧖-🧝';
const GENDERED_ONCE_CHANGED = '⛹🏋🏌🕴🕵';
const GENDERED_UNTONED = '👯🤼🧞🧟';
/** What a man or a woman holds, which makes the job, or wears, which makes the hair. */
const HELD = '🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳';
const HELD_AND_TURNED = '⚕⚖✈';
/** Countries that have a flag, by their first letter and then all second letters. */
const FLAGS =
  'acdefgilmoqrstuwxz babdefghijlmnoqrstvwyz cacdfghiklmnopruvwxyz degjkmoz eaceghrstu fijkmor gabdefghilmnpqrstuwy ' +
  'hkmnrtu icdelmnoqrst jemop keghimnprwyz labcikrstuvy macdefghklmnopqrstuvwxyz nacefgilopruz om paefghklmnrstwy qa ' +
  'reosuw sabcdeghijklmnorstvxyz tacdfghjklmnortvwz uagmnsyz vaceginu wfs xk yet zamw';
/** England, Scotland and Wales, spelt in tag letters behind a black flag. */
const TAGGED_FLAGS = ['gbeng', 'gbsct', 'gbwls'];

const TURN = '\uFE0F';
const JOIN = '\u200D';
const TONE = '[\u{1F3FB}-\u{1F3FF}]';

const spelt = (letters: string, first: number): string =>
  [...letters].map((letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97)).join('');
const flags = FLAGS.split(' ').map((country) => {
  const [first = '', ...rest] = spelt(country, 0x1f1e6);
  return `${first}[${rest.join('')}]`;
});

/** The longer before the shorter where both begin alike: the first that fits is taken. Single signs are left out. */
export const EMOJI_SEQUENCE = new RegExp(
  [
    `[👨👩]${TONE}?${JOIN}(?:[${HELD_AND_TURNED}]${TURN}|[${HELD}])`,
    `[${GENDERED_ONCE_CHANGED}](?:${TONE}|${TURN})${JOIN}[♀♂]${TURN}`,
    `(?:[${GENDERED}]${TONE}?|[${GENDERED_UNTONED}])${JOIN}[♀♂]${TURN}`,
    `(?:👨${JOIN}❤${TURN}${JOIN}(?:💋${JOIN})?👨|👩${JOIN}❤${TURN}${JOIN}(?:💋${JOIN})?[👨👩])`,
    `(?:👨(?:${JOIN}[👨👩])?|👩(?:${JOIN}👩)?)${JOIN}(?:👦${JOIN}👦|👧${JOIN}[👦👧]|[👦👧])`,
    `🏳${TURN}${JOIN}🌈`,
    `🏴${JOIN}☠${TURN}`,
    `👁${JOIN}🗨`,
    `[#*0-9]${TURN}?\u20E3`,
    `[${TONED_OR_TURNED}]${TURN}${TONE}`,
    `[${TONED}]${TONE}`,
    `[${TURNED}]${TURN}`,
    ...TAGGED_FLAGS.map((letters) => `🏴${spelt(letters, 0xe0061)}\u{E007F}`),
    ...flags,
  ].join('|'),
  'gu',
);
