import { MongoClient } from 'mongodb';

/** Removes the database in the URI's path, with all that is in it. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  await client.db().dropDatabase();
  await client.close();
}
