//! Where the middle of a drawn shape is.

/// The middle of a shape: of the box round the points it goes through. Good enough for a sign, since the places are round.
pub fn middle(shape: &str) -> (i32, i32) {
    let (mut at, mut low, mut high) = ((0.0, 0.0), (f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (command, numbers) in steps(shape) {
        let relative = command.is_ascii_lowercase();
        let (x, y) = match (command.to_ascii_lowercase(), numbers.as_slice()) {
            ('h', [.., x]) => (*x, if relative { 0.0 } else { at.1 }),
            ('v', [.., y]) => (if relative { 0.0 } else { at.0 }, *y),
            (_, [.., x, y]) => (*x, *y),
            _ => continue,
        };
        at = if relative { (at.0 + x, at.1 + y) } else { (x, y) };
        low = (f64::min(low.0, at.0), f64::min(low.1, at.1));
        high = (f64::max(high.0, at.0), f64::max(high.1, at.1));
    }
    (((low.0 + high.0) / 2.0).round() as i32, ((low.1 + high.1) / 2.0).round() as i32)
}

/// The steps of a shape: each command with its numbers. A command that is written once for several steps gives several.
fn steps(shape: &str) -> Vec<(char, Vec<f64>)> {
    let mut steps: Vec<(char, Vec<f64>)> = Vec::new();
    let mut rest = shape;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_alphabetic() {
            steps.push((first, Vec::new()));
            rest = &rest[1..];
        } else if first == ' ' || first == ',' {
            rest = &rest[1..];
        } else {
            let mut seen_dot = first == '.';
            let end = rest[1..]
                .find(|c: char| {
                    let goes_on = c.is_ascii_digit() || (c == '.' && !seen_dot);
                    seen_dot |= c == '.';
                    !goes_on
                })
                .map_or(rest.len(), |end| end + 1);
            let number = rest[..end].parse().unwrap_or(0.0);
            rest = &rest[end..];
            let Some((command, numbers)) = steps.last_mut() else { continue };
            let takes = match command.to_ascii_lowercase() {
                'h' | 'v' => 1,
                'q' | 's' => 4,
                'c' => 6,
                'a' => 7,
                _ => 2,
            };
            if numbers.len() == takes {
                let command = *command;
                steps.push((command, vec![number]));
            } else {
                numbers.push(number);
            }
        }
    }
    steps
}
