//! The shapes that values have: texts, numbers, lists, and the core's own by their fields ([`shape!`]) and names ([`names!`]).
//! Tests hold them equal to what serde writes of the same type.

use super::{Json, Shape};

impl Shape for bool {
    fn read(&mut self, json: &mut Json<'_>) {
        *self = json.bool();
    }
}

impl Shape for String {
    fn read(&mut self, json: &mut Json<'_>) {
        *self = json.string();
    }
}

impl Shape for f64 {
    fn read(&mut self, json: &mut Json<'_>) {
        *self = json.number();
    }
}

/// Whole numbers, as far as they fit.
macro_rules! whole {
    ($($type:ident)+) => {$(
        impl Shape for $type {
            fn read(&mut self, json: &mut Json<'_>) {
                match $type::try_from(json.whole()) {
                    Ok(number) => *self = number,
                    Err(_) => json.fail("value"),
                }
            }
        }
    )+};
}
whole!(u8 u32 u64);

impl<T: Shape> Shape for Option<T> {
    fn read(&mut self, json: &mut Json<'_>) {
        *self = None;
        if !json.word("null") {
            self.insert(T::default()).read(json);
        }
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn read(&mut self, json: &mut Json<'_>) {
        self.clear();
        json.list(&mut |json| {
            let mut member = T::default();
            member.read(json);
            self.push(member);
        });
    }
}

impl<const N: usize> Shape for [f64; N]
where
    [f64; N]: Default,
{
    fn read(&mut self, json: &mut Json<'_>) {
        let mut at = 0;
        json.list(&mut |json| {
            let number = json.number();
            match self.get_mut(at) {
                Some(place) => *place = number,
                None => json.fail("length"),
            }
            at += 1;
        });
        if at < N {
            json.fail("length");
        }
    }
}

/// The fields of a type of objects. `any`: what is not there is as by default; `all`: each has to be there.
macro_rules! shape {
    (any $type:ident { $($field:ident)+ }) => { $crate::json::shape::shape!(@ $type, false, $($field)+); };
    (all $type:ident { $($field:ident)+ }) => { $crate::json::shape::shape!(@ $type, true, $($field)+); };
    (@ $type:ident, $all:literal, $($field:ident)+) => {
        impl $type {
            const FIELDS: &[&str] = &[$(stringify!($field)),+];
        }

        impl $crate::json::Shape for $type {
            fn read(&mut self, json: &mut $crate::json::Json<'_>) {
                *self = Self::default();
                json.object(Self::FIELDS, $all, &mut |json, place| {
                    let mut at = 0;
                    $(
                        if place == at {
                            return self.$field.read(json);
                        }
                        at += 1;
                    )+
                    debug_assert!(at > place);
                });
            }
        }

        #[cfg(test)]
        impl $crate::json::tests::Held for $type {
            /// What serde writes of it is what is read of it.
            fn hold() {
                let written = serde_json::to_value(<$type>::default()).expect("a value");
                for name in written.as_object().expect("an object").keys() {
                    assert!(<$type>::FIELDS.contains(&name.as_str()), "{name} is not read");
                }
                assert_eq!($crate::json::read::<$type>(&written.to_string()), Ok(<$type>::default()));
            }
        }
    };
}

/// The names of the values of an enum, as serde writes them.
macro_rules! names {
    ($type:ident { $($variant:ident $name:literal)+ }) => {
        impl $crate::json::Shape for $type {
            fn read(&mut self, json: &mut $crate::json::Json<'_>) {
                const NAMES: &[(&str, $type)] = &[$(($name, $type::$variant)),+];
                json.name(&mut |name| NAMES.iter().find(|(n, _)| *n == name).map(|(_, is)| *self = *is).is_some());
            }
        }

        #[cfg(test)]
        impl $crate::json::tests::Held for $type {
            fn hold() {
                // The match has to name all, so that none is forgotten.
                let name = |is| match is { $(<$type>::$variant => $name),+ };
                for is in [$(<$type>::$variant),+] {
                    let written = serde_json::to_string(&is).expect("a text");
                    assert_eq!(written, format!("{:?}", name(is)));
                    assert_eq!($crate::json::read::<$type>(&written), Ok(is));
                }
                assert_eq!($crate::json::read::<$type>("\"another\""), Err("value"));
            }
        }
    };
}

impl Json<'_> {
    /// A text that has to be one of a list of names.
    pub fn name(&mut self, is: &mut dyn FnMut(&str) -> bool) {
        let name = self.string();
        if !is(&name) {
            self.fail("value");
        }
    }
}

pub(crate) use {names, shape};
