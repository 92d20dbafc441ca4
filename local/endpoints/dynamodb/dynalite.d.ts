/** dynalite 4.0.0 has no types of its own; this is the part we use. */
declare module 'dynalite' {
  type EngineRequest = NodeJS.ReadableStream & {
    method: string;
    url: string;
    headers: Record<string, string>;
  };
  type EngineResponse = {
    statusCode: number;
    setHeader(name: string, value: string | number): void;
    end(body?: string): void;
  };
  type EngineServer = {
    emit(event: 'request', request: EngineRequest, response: EngineResponse): boolean;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: (error?: Error | null) => void): void;
  };
  export default function dynalite(options: {
    path?: string;
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }): EngineServer;
}
