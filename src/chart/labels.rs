//! Labels at the ends of lines, moved apart so that none covers another.

/// A label that wants to stand at a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Where its middle wants to be.
    pub y: f64,
    pub height: f64,
    /// Of labels that do not all fit, those with the lowest give way.
    pub priority: u32,
}

/// The middle of each label within `from..=to` (from is the smaller), order kept, moved no
/// further than needed; `None` for those there is no room for.
#[must_use]
pub fn spread(wanted: &[Wanted], from: f64, to: f64) -> Vec<Option<f64>> {
    let mut kept: Vec<usize> = (0..wanted.len()).collect();
    // Least wanted last; of equals the later gives way first.
    kept.sort_by_key(|place| std::cmp::Reverse(wanted.get(*place).map(|one| one.priority)));
    let height = |kept: &[usize]| -> f64 {
        kept.iter().filter_map(|place| wanted.get(*place)).map(|one| one.height).sum()
    };
    while !kept.is_empty() && height(&kept) > to - from + 1e-6 {
        kept.pop();
    }
    let mut labels: Vec<(usize, Wanted)> =
        kept.iter().filter_map(|place| Some((*place, *wanted.get(*place)?))).collect();
    labels.sort_by(|(a, one), (b, other)| one.y.total_cmp(&other.y).then(a.cmp(b)));

    // Blocks of touching labels, each at the mean of what its labels want.
    struct Block {
        start: f64,
        height: f64,
        wish: f64,
        count: f64,
        members: Vec<(usize, f64)>,
    }
    let placed = |block: &mut Block| {
        let start = block.wish / block.count;
        block.start = start.min(to - block.height).max(from);
    };
    let mut blocks: Vec<Block> = Vec::new();
    for (place, label) in labels {
        let mut block = Block {
            start: 0.0,
            height: label.height,
            wish: label.y - label.height / 2.0,
            count: 1.0,
            members: vec![(place, label.height)],
        };
        placed(&mut block);
        while let Some(above) = blocks.pop() {
            if above.start + above.height <= block.start + 1e-9 {
                blocks.push(above);
                break;
            }
            block = Block {
                start: 0.0,
                wish: above.wish + block.wish - above.height * block.count,
                height: above.height + block.height,
                count: above.count + block.count,
                members: above.members.into_iter().chain(block.members).collect(),
            };
            placed(&mut block);
        }
        blocks.push(block);
    }
    let mut found = vec![None; wanted.len()];
    for block in blocks {
        let mut at = block.start;
        for (place, height) in block.members {
            if let Some(slot) = found.get_mut(place) {
                *slot = Some(at + height / 2.0);
            }
            at += height;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(ys: &[f64]) -> Vec<Wanted> {
        ys.iter().map(|y| Wanted { y: *y, height: 10.0, priority: 0 }).collect()
    }

    #[test]
    fn labels_move_no_further_than_needed() {
        for (ys, expected) in [
            (&[20.0, 60.0][..], vec![Some(20.0), Some(60.0)]),
            (&[50.0, 50.0], vec![Some(45.0), Some(55.0)]),
            (&[50.0, 52.0, 90.0], vec![Some(46.0), Some(56.0), Some(90.0)]),
            (&[0.0, 1.0], vec![Some(5.0), Some(15.0)]),
            (&[99.0, 100.0], vec![Some(85.0), Some(95.0)]),
            (&[60.0, 20.0], vec![Some(60.0), Some(20.0)]),
        ] {
            assert_eq!(spread(&wanted(ys), 0.0, 100.0), expected, "{ys:?}");
        }
    }

    #[test]
    fn the_least_wanted_gives_way() {
        let mut labels = wanted(&[10.0, 20.0, 30.0]);
        labels[0].priority = 2;
        labels[2].priority = 1;
        assert_eq!(spread(&labels, 0.0, 20.0), [Some(5.0), None, Some(15.0)]);
        assert_eq!(spread(&labels, 0.0, 5.0), [None, None, None]);
    }

    proptest! {
        #[test]
        fn none_covers_another(ys in proptest::collection::vec(-50.0..250.0_f64, 0..30)) {
            let placed = spread(&wanted(&ys), 0.0, 200.0);
            let mut kept: Vec<(f64, f64)> =
                placed.iter().zip(&ys).filter_map(|(at, y)| Some(((*at)?, *y))).collect();
            prop_assert_eq!(kept.len(), ys.len().min(20));
            kept.sort_by(|one, other| one.0.total_cmp(&other.0));
            for pair in kept.windows(2) {
                prop_assert!(pair[1].0 - pair[0].0 >= 10.0 - 1e-6);
                prop_assert!(pair[0].1 <= pair[1].1, "order is kept");
            }
            for (at, _) in kept {
                prop_assert!((5.0 - 1e-6..=195.0 + 1e-6).contains(&at));
            }
        }
    }
}
