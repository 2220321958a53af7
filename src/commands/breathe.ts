import type { CommandModule } from './registry.js';

export const define: CommandModule['define'] = () => undefined;
