import { InputError } from '@backstage/errors';

/** A JSON object of a request, whose fields are read by name so that an error names the field. */
export class BodyReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;

  private constructor(fields: Record<string, unknown>, path: string) {
    this.#fields = fields;
    this.#path = path;
  }

  /** @throws InputError when it is no JSON object. */
  static of(body: unknown): BodyReader {
    if (!isObject(body)) {
      throw new InputError('The body must be a JSON object');
    }
    return new BodyReader(body, '');
  }

  /** Where a field is, for errors. */
  at(name: string): string {
    return `${this.#path}${name}`;
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined || value === '') {
      throw new InputError(`${this.at(name)} is missing; it must be a text`);
    }
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    throw new InputError(`${this.at(name)} must be a text`);
  }

  optionalWord<Word extends string>(
    name: string,
    words: readonly Word[],
  ): Word | undefined {
    const given = this.optionalText(name);
    const word = words.find(each => each === given);
    if (given !== undefined && word === undefined) {
      throw new InputError(`${this.at(name)} must be ${words.join(' or ')}`);
    }
    return word;
  }

  optionalTexts(name: string): string[] | undefined {
    const value = this.#fields[name];
    if (
      value === undefined ||
      (Array.isArray(value) && value.every(each => typeof each === 'string'))
    ) {
      return value;
    }
    throw new InputError(`${this.at(name)} must be a list of texts`);
  }

  optionalObjects(name: string, most: number): BodyReader[] | undefined {
    const value = this.#fields[name];
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value) || value.length > most) {
      throw new InputError(
        `${this.at(name)} must be a list of at most ${most} JSON objects`,
      );
    }
    return value.map((each, index) => {
      const at = `${this.at(name)}[${index}]`;
      if (!isObject(each)) {
        throw new InputError(`${at} must be a JSON object`);
      }
      return new BodyReader(each, `${at}.`);
    });
  }

  /** All fields, each of which has to be a text. */
  texts(): Record<string, string> {
    return Object.fromEntries(
      Object.keys(this.#fields).map(name => [
        name,
        this.optionalText(name) ?? '',
      ]),
    );
  }

  object(name: string): BodyReader {
    const value = this.#fields[name];
    if (!isObject(value)) {
      throw new InputError(`${this.at(name)} must be a JSON object`);
    }
    return new BodyReader(value, `${this.at(name)}.`);
  }

  optionalObject(name: string): BodyReader | undefined {
    return this.has(name) ? this.object(name) : undefined;
  }

  entries(): [string, unknown][] {
    return Object.entries(this.#fields);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
