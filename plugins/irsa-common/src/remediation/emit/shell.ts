/**
 * A text as one word of a POSIX shell. Between single quotes nothing is special but the single quote itself.
 */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text)
    ? text
    : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A command of several words, each option on a line of its own where the command is long. */
export function command(...words: readonly string[]): string {
  const quoted = words.map(shellWord);
  const line = quoted.join(' ');
  if (line.length <= 100) {
    return line;
  }
  return quoted
    .map((word, index) => {
      const isOption = index > 0 && words[index].startsWith('--');
      return `${isOption ? '\\\n  ' : ''}${word}`;
    })
    .join(' ');
}

/** A remark, which no shell runs; line breaks in it begin new remarks. */
export function remark(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(line => `# ${line}`)
    .join('\n');
}
