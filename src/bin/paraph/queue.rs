//! A queue of bounded size between the thread that reads the input and the threads that work on it.
//!
//! The bound counts bytes, not items: a thousand short lines may wait, but not a thousand of 20 MB. What is taken is all that is there,
//! up to a batch, so that a slow input is answered line by line and a fast one in batches.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes that may wait. One item that is larger may wait alone.
const WAITING_BYTES: usize = 32 << 20;
/// The least number of bytes that an item counts, for all that it holds beside its text.
const ITEM_BYTES: usize = 256;

/// The most that is worked on at once.
const BATCH_BYTES: usize = 4 << 20;
const BATCH_ITEMS: usize = 1024;

pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    items: VecDeque<(usize, T)>,
    bytes: usize,
    closed: bool,
}

impl<T> Queue<T> {
    pub(crate) fn new() -> Self {
        Queue {
            state: Mutex::new(State {
                items: VecDeque::new(),
                bytes: 0,
                closed: false,
            }),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an item of that many bytes, when there is room for it.
    pub(crate) fn push(&self, bytes: usize, item: T) {
        let bytes = bytes.max(ITEM_BYTES);
        let mut state = self.state();
        while !state.items.is_empty() && state.bytes + bytes > WAITING_BYTES {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state.bytes += bytes;
        state.items.push_back((bytes, item));
        self.changed.notify_all();
    }

    /// Nothing more is added.
    pub(crate) fn close(&self) {
        self.state().closed = true;
        self.changed.notify_all();
    }

    /// Waits for items and takes up to a batch of them; none at the end.
    pub(crate) fn take(&self) -> Vec<T> {
        let mut state = self.state();
        while state.items.is_empty() && !state.closed {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let mut batch = Vec::new();
        let mut taken = 0;
        while let Some((bytes, _)) = state.items.front() {
            if !batch.is_empty() && (taken + bytes > BATCH_BYTES || batch.len() == BATCH_ITEMS) {
                break;
            }
            taken += bytes;
            batch.extend(state.items.pop_front().map(|(_, item)| item));
        }
        state.bytes -= taken;
        self.changed.notify_all();
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_out_in_their_order_and_then_none() {
        let queue = Queue::new();
        for item in 0..3 {
            queue.push(1, item);
        }
        queue.close();
        assert_eq!(queue.take(), [0, 1, 2]);
        assert_eq!(queue.take(), [0; 0]);
    }

    #[test]
    fn a_batch_is_bounded_in_bytes_and_in_items() {
        let queue = Queue::new();
        for item in 0..3 {
            queue.push(BATCH_BYTES / 2, item);
        }
        assert_eq!(queue.take(), [0, 1]);
        assert_eq!(queue.take(), [2]);
        for item in 0..BATCH_ITEMS + 1 {
            queue.push(1, item);
        }
        assert_eq!(queue.take().len(), BATCH_ITEMS);
    }

    #[test]
    fn whoever_adds_to_a_full_queue_waits_until_something_is_taken() {
        let queue = Queue::new();
        queue.push(WAITING_BYTES, 0);
        std::thread::scope(|scope| {
            let adding = scope.spawn(|| queue.push(WAITING_BYTES, 1));
            std::thread::sleep(std::time::Duration::from_millis(50));
            assert!(!adding.is_finished());
            assert_eq!(queue.take(), [0]);
        });
        assert_eq!(queue.take(), [1]);
    }
}
