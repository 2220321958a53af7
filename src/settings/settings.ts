export class Settings {
  static open(_home: string, _warn: (problem: string, hint?: string) => void): Settings {
    return new Settings();
  }
}
