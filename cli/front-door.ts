// The server's front door, loaded when it is needed: a message about a taken port should not wait for all of its parts.

export interface Serving {
  readonly address: string;
  readonly setupLink: string | null;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly log: 'pretty' | 'json' | 'silent';
  readonly allow: readonly string[];
}

const frontDoor = '../server/serve.ts';

export async function openFrontDoor(options: ServeOptions): Promise<Serving> {
  const { serve } = (await import(frontDoor)) as { serve: (options: ServeOptions) => Promise<Serving> };
  return serve(options);
}
