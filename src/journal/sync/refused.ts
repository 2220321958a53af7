import { UserError } from '../../errors.js';

/** The two sides must not be joined; nothing was. */
export class Refused extends UserError {
  override readonly name = 'Refused';
}
