import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { defineConfig } from "prisma/config";
import { databaseFileFrom } from "./server/settings.mjs";

type ShadowConnection = Awaited<ReturnType<PrismaLibSQL["connect"]>>;

/** The schema engine sends whole migrations through executeRaw, which would run only their first statement. */
class CliAdapter extends PrismaLibSQL {
  override async connectToShadowDb(): Promise<ShadowConnection> {
    const folder = mkdtempSync(path.join(tmpdir(), "defend-it-shadow-"));
    const shadow = await new PrismaLibSQL({ url: `file:${path.join(folder, "shadow.db")}` }).connect();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => {
    const file = databaseFileFrom(process.env);
    mkdirSync(path.dirname(file), { recursive: true });
    return Promise.resolve(new CliAdapter({ url: `file:${file}` }));
  },
});
