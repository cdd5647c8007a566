// A small place of the browser's own, with one table, for what a phone of somebody's own keeps.

function open(database: string, table: string): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(table);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** Does `work` and returns what came of it once it is on disk. Fails where storage is full or barred. */
export async function useRows<T>(
  database: string,
  table: string,
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opened = await open(database, table);
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = opened.transaction(table, mode);
      const asked = work(transaction.objectStore(table));
      transaction.oncomplete = () => done(asked.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    opened.close();
  }
}

export async function dropRows(database: string): Promise<void> {
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase(database);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });
}
