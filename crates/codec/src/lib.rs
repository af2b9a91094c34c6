//! The compact form of the compiled content.
//!
//! The guide and the words are written and read by programs of one build, so the form needs no names, versions
//! or field numbers. What counts is how little code reads it, since every visitor downloads that, and how well the
//! bytes compress: all texts come first, zero-terminated, then all numbers.
//!
//! On malformed input the reader sets an error flag and returns defaults, so single reads need no error path;
//! [`unpack`] checks the flag once, at the end.

mod faulty;
mod reader;
mod unpackable;
mod writer;

pub use faulty::Faulty;
pub use reader::Reader;
pub use unpackable::Unpackable;
pub use writer::Writer;

/// What can be written and read.
pub trait Packed: Sized {
    /// The next value.
    fn read(from: &mut Reader<'_>) -> Self;
    /// Appends the value.
    fn write(&self, to: &mut Writer);
}

/// Reads what [`pack`] wrote.
///
/// # Errors
/// When the bytes are not from a build of the same version of these types.
pub fn unpack<T: Packed>(bytes: &[u8]) -> Result<T, Faulty> {
    let mut reader = Reader::new(bytes);
    let value = T::read(&mut reader);
    reader.finish().map(|()| value)
}

/// The compact form of a value.
///
/// # Errors
/// The first part that has no compact form; see [`Unpackable`].
pub fn pack<T: Packed>(value: &T) -> Result<Vec<u8>, Unpackable> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.finish()
}

/// Packs a type part by part. All fields of a struct are named, and all variants of an enum, or it does not compile.
/// Unknown tags decode to the first variant, so it must not contain the enum itself.
#[macro_export]
macro_rules! packed {
    (struct $name:ident { $($field:ident),* $(,)? } $(later $skipped:ident)?) => {
        impl $crate::Packed for $name {
            fn read(from: &mut $crate::Reader<'_>) -> Self {
                $(let $field = $crate::Packed::read(from);)*
                Self { $($field,)* $($skipped: Default::default())? }
            }
            fn write(&self, to: &mut $crate::Writer) {
                let Self { $($field,)* $($skipped: _)? } = self;
                $($crate::Packed::write($field, to);)*
            }
        }
    };
    (number $($name:ident),*) => {
        $(impl $crate::Packed for $name {
            fn read(from: &mut $crate::Reader<'_>) -> Self {
                Self($crate::Packed::read(from))
            }
            fn write(&self, to: &mut $crate::Writer) {
                $crate::Packed::write(&self.0, to);
            }
        })*
    };
    (enum $name:ident { $first:ident $(($($one:ident),*))? $(, $tag:literal $variant:ident $(($($field:ident),*))?)* $(,)? }) => {
        impl $crate::Packed for $name {
            fn read(from: &mut $crate::Reader<'_>) -> Self {
                match from.number() {
                    $($tag => {
                        $($(let $field = $crate::Packed::read(from);)*)?
                        Self::$variant $(($($field),*))?
                    })*
                    tag => {
                        from.expect(tag == 0);
                        $($(let $one = $crate::Packed::read(from);)*)?
                        Self::$first $(($($one),*))?
                    }
                }
            }
            fn write(&self, to: &mut $crate::Writer) {
                match self {
                    Self::$first $(($($one),*))? => {
                        to.number(0);
                        $($($crate::Packed::write($one, to);)*)?
                    }
                    $(Self::$variant $(($($field),*))? => {
                        to.number($tag);
                        $($($crate::Packed::write($field, to);)*)?
                    })*
                }
            }
        }
    };
}

impl Packed for u16 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }

    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }
}

impl Packed for u8 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.byte()
    }

    fn write(&self, to: &mut Writer) {
        to.byte(*self);
    }
}

impl Packed for bool {
    fn read(from: &mut Reader<'_>) -> Self {
        from.byte() != 0
    }

    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(*self));
    }
}

/// A number that [`Unpackable::of_float`] lets through. The quotient of two whole numbers is rounded as a decimal is when it
/// is parsed, so what is read is the same to the last bit.
impl Packed for f64 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.float()
    }

    fn write(&self, to: &mut Writer) {
        to.float(*self);
    }
}

impl Packed for String {
    fn read(from: &mut Reader<'_>) -> Self {
        from.text()
    }

    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl<T: Packed> Packed for Option<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        (from.byte() != 0).then(|| T::read(from))
    }

    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(to));
    }
}

impl<T: Packed> Packed for Box<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        from.enter();
        let value = Box::new(T::read(from));
        from.leave();
        value
    }

    fn write(&self, to: &mut Writer) {
        to.enter();
        T::write(self, to);
        to.leave();
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.enter_list();
        let list = (0..length).map(|_| T::read(from)).collect();
        from.leave();
        list
    }

    fn write(&self, to: &mut Writer) {
        to.enter();
        to.length(self.len());
        self.iter().for_each(|value| value.write(to));
        to.leave();
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn read(from: &mut Reader<'_>) -> Self {
        let first = A::read(from);
        (first, B::read(from))
    }

    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }
}

#[cfg(test)]
mod tests;
