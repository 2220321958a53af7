/** The package's own files, without the surnames and the encyclopaedia: half of its size. */
declare module '@zxcvbn-ts/language-en/dist/*.json.mjs' {
  const words: string[];
  export default words;
}
