#!/usr/bin/env node
import {parseArgs} from 'node:util';
import {UsageError} from './cli/arguments.ts';
import {COMMANDS, type Command} from './cli/commands.ts';
import {HELP} from './cli/help.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 done · 1 failed, or a feed without a good row · 2 wrong call · 3 imported, but some rows were in error. */
async function main(args: string[]): Promise<number> {
  const [name] = args;
  const command: Command | undefined =
    COMMANDS[name ?? ''] ?? (!name || name.startsWith('-') ? COMMANDS['serve'] : undefined);
  try {
    if (!command) throw new UsageError(`unknown command "${name}"; there is ${Object.keys(COMMANDS).join(', ')}`);
    const {values, positionals} = parse(command, COMMANDS[name ?? ''] ? args.slice(1) : args);
    if (values['help']) {
      console.log(HELP);
      return 0;
    }
    return await command.run(values, positionals);
  } catch (error) {
    console.error(`vitrine-server: ${(error as Error).message}`);
    if (!(error instanceof UsageError)) return 1;
    console.error('Try vitrine-server --help');
    return 2;
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {help: {type: 'boolean', short: 'h'}, ...command.options},
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
